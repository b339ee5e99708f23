import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { layerStores } from '@/lib/media/layer-stores.server';
import type { MediaBytes, MediaStore } from '@/lib/media/media-store';
import { Refusal } from '@/lib/media/refusal';

const roots: string[] = [];
let root: string;
let store: MediaStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'promptreel-store-'));
  roots.push(root);
  store = makeDiskStore(join(root, 'media'));
});

afterAll(() => Promise.all(roots.map((path) => rm(path, { recursive: true, force: true }))));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function collect(bytes: MediaBytes | null): Promise<Buffer> {
  if (bytes === null) throw new Error('There is nothing to read.');
  return Buffer.from(await new Response(bytes).arrayBuffer());
}

async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const allFiles = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('the disk store', () => {
  test.each([1, 1000, 262_144, 262_145, 3_000_000])(
    '%d bytes come back as they went',
    async (size) => {
      const bytes = randomBytes(size);
      const stored = await store.put(inPieces(bytes, 70_000), 'mp4');
      const key = `${hashOf(bytes)}.mp4`;
      expect(stored).toEqual({ hash: hashOf(bytes), sizeBytes: size, existed: false });
      expect(await store.stat(key)).toMatchObject({ sizeBytes: size });
      expect((await collect(await store.read(key))).equals(bytes)).toBe(true);
      const middle = { start: Math.floor(size / 3), end: size - 1 };
      expect(
        (await collect(await store.read(key, middle))).equals(bytes.subarray(middle.start)),
      ).toBe(true);
    },
  );

  test('takes a file by its path, two characters deep, and leaves nothing beside it', async () => {
    const path = join(root, 'source.bin');
    await writeFile(path, 'hello');
    const { hash } = await store.put(path, 'txt');
    expect(await readFile(join(root, 'media', hash.slice(0, 2), `${hash}.txt`), 'utf8')).toBe(
      'hello',
    );
    expect((await allFiles()).sort()).toEqual([`${hash}.txt`, 'source.bin'].sort());
  });

  test('two imports of one file are one file, also at the same time', async () => {
    const bytes = randomBytes(500_000);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => store.put(inPieces(bytes, 10_000), 'mp4')),
    );
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(1);
    expect((await store.put(inPieces(bytes, 10_000), 'mp4')).existed).toBe(true);
    expect(await allFiles()).toEqual([`${hashOf(bytes)}.mp4`]);
  });

  test('a stored file of the wrong size is damage, and replaced', async () => {
    const bytes = randomBytes(5000);
    const { hash } = await store.put(inPieces(bytes, 5000), 'mp4');
    await writeFile(join(root, 'media', hash.slice(0, 2), `${hash}.mp4`), 'half');
    expect((await store.put(inPieces(bytes, 5000), 'mp4')).existed).toBe(false);
    expect((await collect(await store.read(`${hash}.mp4`))).equals(bytes)).toBe(true);
  });

  test('no bytes, other bytes than expected, a source that breaks: nothing is left', async () => {
    await expect(store.put(inPieces(Buffer.alloc(0), 1), 'mp4')).rejects.toThrow(RangeError);
    const unexpected = store.put(inPieces(Buffer.from('x'), 1), 'mp4', 'ab'.repeat(32));
    await expect(unexpected).rejects.toThrow(Refusal);
    async function* broken() {
      yield Buffer.from('some bytes');
      throw new Error('The line is cut.');
    }
    await expect(store.put(broken(), 'mp4')).rejects.toThrow('The line is cut.');
    await expect(store.put(join(root, 'absent'), 'mp4')).rejects.toThrow('ENOENT');
    expect(await allFiles()).toEqual([]);
  });

  test('what a dead process left is swept, what a living one writes is not', async () => {
    const incoming = join(root, 'media', '.incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(join(incoming, 'old.part'), 'x');
    await writeFile(join(incoming, 'new.part'), 'x');
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(join(incoming, 'old.part'), longAgo, longAgo);
    await store.put(inPieces(Buffer.from('y'), 1), 'txt');
    expect(await readdir(incoming)).toEqual(['new.part']);
  });

  test('no key leads out of the store', async () => {
    await writeFile(join(root, 'secret.txt'), 'secret');
    await mkdir(join(root, 'media', 'ab'), { recursive: true });
    for (const key of [
      '../secret.txt',
      '../../secret.txt',
      'ab',
      '',
      '.',
      '..',
      '.incoming',
      '/etc/passwd',
    ]) {
      expect(await store.stat(key), key).toBeNull();
      expect(await store.read(key), key).toBeNull();
      await store.remove(key);
    }
    expect(await readFile(join(root, 'secret.txt'), 'utf8')).toBe('secret');
  });

  test('removes, quietly', async () => {
    const { hash } = await store.put(inPieces(Buffer.from('z'), 1), 'txt');
    await store.remove(`${hash}.txt`);
    await store.remove(`${hash}.txt`);
    expect(await store.stat(`${hash}.txt`)).toBeNull();
    expect(await store.read(`${hash}.txt`)).toBeNull();
  });

  test('a folder under a key is no file', async () => {
    const key = `${'ab'.repeat(32)}.mp4`;
    await mkdir(join(root, 'media', 'ab', key), { recursive: true });
    expect(await store.stat(key)).toBeNull();
  });

  test('a stream goes on although the file is removed, and cancelling lets go of it', async () => {
    const bytes = randomBytes(2_000_000);
    const { hash } = await store.put(inPieces(bytes, 100_000), 'mp4');
    const open = async () => (await readdir('/proc/self/fd')).length;
    const before = process.platform === 'linux' ? await open() : 0;
    const stream = await store.read(`${hash}.mp4`);
    const dropped = await store.read(`${hash}.mp4`);
    await store.remove(`${hash}.mp4`);
    expect((await collect(stream)).equals(bytes)).toBe(true);
    if (!(dropped instanceof ReadableStream)) throw new Error('A long file is a stream.');
    const reader = dropped.getReader();
    await reader.read();
    await reader.cancel();
    if (process.platform === 'linux') expect(await open()).toBe(before);
  });

  test('a file that ends early breaks the stream', async () => {
    const bytes = randomBytes(2_000_000);
    const { hash } = await store.put(inPieces(bytes, 100_000), 'mp4');
    const stream = await store.read(`${hash}.mp4`);
    await writeFile(
      join(root, 'media', hash.slice(0, 2), `${hash}.mp4`),
      bytes.subarray(0, 1_000_000),
    );
    await expect(collect(stream)).rejects.toThrow();
  });
});

describe('layers', () => {
  test('the first that has a key answers; only the first is written and removed', async () => {
    const seed = join(root, 'seed');
    await mkdir(seed);
    const drawn = Buffer.from('drawn');
    const key = `${hashOf(drawn)}.txt`;
    await writeFile(join(seed, key), drawn);
    const layered = layerStores(store, makeFlatReader(seed));
    expect((await collect(await layered.read(key))).toString()).toBe('drawn');
    expect(await layered.stat(key)).toMatchObject({ sizeBytes: 5 });
    expect(await store.stat(key)).toBeNull();
    await layered.remove(key);
    expect(await layered.stat(key)).not.toBeNull();
    const { hash } = await layered.put(inPieces(Buffer.from('mine'), 2), 'txt');
    expect((await collect(await layered.read(`${hash}.txt`))).toString()).toBe('mine');
    expect(await readdir(seed)).toEqual([key]);
    expect(await layered.stat(`../seed/${key}`)).toBeNull();
    expect(await layered.read(`${'0'.repeat(64)}.txt`)).toBeNull();
  });
});
