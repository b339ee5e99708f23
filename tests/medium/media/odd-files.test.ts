import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeRenditions } from '@/lib/media/make-renditions.server';
import { readCaptions } from '@/lib/media/read-captions';
import { Refusal } from '@/lib/media/refusal';
import { verifyOriginal } from '@/lib/media/verify-original.server';
import { inWorkFolder } from '@/lib/media/work-folder.server';
import { captionFiles } from './caption-files';
import { makeClip } from './make-clips';
import type { OddFile } from './odd-files';
import { refusedFiles } from './refused-files';
import { takenFiles } from './taken-files';

let folder: string;
let server: Server;
let asked: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-odd-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const refused = refusedFiles('http://127.0.0.1:9');

describe('odd, and whole: taken', () => {
  test.each(takenFiles)('$what', async ({ make, verdict }) => {
    expect(await verifyOriginal(await make(folder))).toMatchObject(verdict);
  });
});

describe('of an odd clip, everything can be made', () => {
  const odd = /odd|two pixels|one frame|changing|ten bits|transparent|turned a quarter|browser/;
  test.each(takenFiles.filter(({ what }) => odd.test(what)))('$what', async ({ make }) => {
    const path = await make(folder);
    const facts = await verifyOriginal(path);
    const store = makeDiskStore(join(folder, 'store'));
    const { made } = await inWorkFolder((work) => makeRenditions(path, facts, work, store));
    const kinds = made.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['poster', 'preview', 'storyboard', 'storyboard-vtt']),
    );
    for (const { sizeBytes } of made) expect(sizeBytes).toBeGreaterThan(50);
  });
});

describe('hostile, broken, or no clip: refused by name', () => {
  test.each(refused.map(({ what }) => what))('%s', async (what) => {
    const { port } = server.address() as AddressInfo;
    const file = refusedFiles(`http://127.0.0.1:${port}`).find((one) => one.what === what);
    const path = (await file?.make(folder)) ?? '';
    const thrown = await verifyOriginal(path).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refusal);
    expect((thrown as Refusal).message).toMatch(file?.verdict as RegExp);
  });

  test('and nobody asked for an address that stood in one of them', () => {
    expect(asked).toEqual([]);
  });
});

describe('captions beside a film', () => {
  const bytesOf = (bytes: string | Uint8Array) =>
    typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;

  test.each(captionFiles)('$what', async ({ form, bytes, verdict }) => {
    const reading = readCaptions(bytesOf(bytes), form);
    if (verdict instanceof RegExp) {
      await expect(reading).rejects.toBeInstanceOf(Refusal);
      return expect(reading).rejects.toThrow(verdict);
    }
    const time = '00:00:01.000 --> 00:00:02.000';
    expect((await reading).text).toBe(`WEBVTT\n\n${time}\n${verdict}\n`);
  });
});

/** Changes some bytes of a file, always the same ones for a seed: bits, runs, lengths, cuts, doublings. */
function mutate(bytes: Buffer, seed: number): Buffer {
  let state = seed * 2_654_435_761;
  const below = (limit: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x9e3779b9) | 0;
    return (state >>> 0) % limit;
  };
  const copy = Buffer.from(bytes);
  const at = below(copy.length - 16);
  const kinds = [
    () => copy.fill(copy[at] ? 0 : 255, at, at + 1),
    () => copy.fill(below(256), at, Math.min(copy.length, at + below(400))),
    () => copy.writeUInt32BE(below(2 ** 32), at & ~3),
    () => copy.writeUInt32BE(0xffffffff, Math.max(0, copy.indexOf('stsz') + below(60))),
    () => copy.writeUInt32BE(below(2 ** 32), Math.max(0, copy.indexOf('moov') - 4)),
  ];
  kinds[seed % kinds.length]?.();
  return seed % 7 === 0
    ? Buffer.concat([copy.subarray(0, at), copy.subarray(below(at + 1))])
    : copy;
}

describe('changed bytes', () => {
  const real = '../shared/originals/tr-i2v-monsters.mp4';
  const clips: [string, () => Promise<string>][] = [
    ['an MP4', () => makeClip(folder, 'fast-start.mp4')],
    ['a WebM', () => makeClip(folder, 'vp8.webm')],
  ];
  if (existsSync(real)) clips.push(['a real clip', async () => real]);

  test.each(clips)(
    'of %s are refused, or harmless: never a crash, never a hang',
    { timeout: 180_000 },
    async (_, make) => {
      const whole = await readFile(await make());
      const path = join(folder, 'mutated.mp4');
      const verdicts = { taken: 0, refused: 0 };
      for (let seed = 1; seed <= 16; seed += 1) {
        await writeFile(path, mutate(whole, seed));
        const thrown = await verifyOriginal(path).catch((error: unknown) => error);
        if (!(thrown instanceof Error)) verdicts.taken += 1;
        else {
          expect(thrown, `seed ${seed}`).toBeInstanceOf(Refusal);
          verdicts.refused += 1;
        }
      }
      // A mutator that changes nothing would prove nothing.
      expect(verdicts.refused).toBeGreaterThan(4);
    },
  );
});

/** The table of `docs/files.md`: one row a class, with the verdict it must get. */
function writeTable(): string {
  const row = ({ what, verdict, says }: Pick<OddFile, 'what' | 'says'> & { verdict: unknown }) => {
    const words = verdict instanceof RegExp ? `refused: ${readWords(verdict)}` : 'taken';
    return `| ${what} | ${says ?? words} |`;
  };
  return [
    '| file | verdict |',
    '|---|---|',
    ...[...takenFiles, ...refused, ...captionFiles].map(row),
  ].join('\n');
}

/** What a pattern says in plain words: its first way. */
function readWords({ source }: RegExp): string {
  const [first = ''] = source.replace(/\(\?:([^|)]*)[^)]*\)/g, '$1').split('|');
  return first
    .replace(/^\^/, '')
    .replace(/\\d[+]?/g, '…')
    .replace(/\\/g, '');
}

test('docs/files.md has this table (after a change of it: run with -u)', async () => {
  const head = await readFile('docs/files.md', 'utf8');
  const [prose = ''] = head.split('| file | verdict |');
  await expect(`${prose}${writeTable()}\n`).toMatchFileSnapshot('../../../docs/files.md');
});
