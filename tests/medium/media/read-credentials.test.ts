import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredentials } from '@/lib/media/read-credentials.server';
import { verifyOriginal } from '@/lib/media/verify-original.server';
import { makeClip } from './make-clips';
import { signClip } from './sign-clip';

let folder: string;
let signed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-signed-'));
  // Signing puts a box before the frames and mends no index: in fragments nothing has to be mended.
  const film = join(folder, 'film.mp4');
  const flags = 'frag_keyframe+empty_moov+default_base_moof';
  const whole = ['-i', await makeClip(folder, 'no-sound.mp4'), '-c', 'copy', '-movflags', flags];
  await promisify(execFile)('ffmpeg', ['-nostdin', '-v', 'error', ...whole, film]);
  signed = await signClip(film, join(folder, 'signed.mp4'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (path: string) => readCredentials(path, { extension: 'mp4' });

test('a signed clip says who signed it, and that a model made it; and it is a whole clip', async () => {
  expect(await read(signed)).toEqual({
    state: 'valid',
    signer: 'A Maker of Films',
    issuer: 'A Test Authority',
    signedAt: null,
    generator: 'A program of the test',
    isGenerated: true,
    reason: null,
  });
  expect(await verifyOriginal(signed)).toMatchObject({ codec: 'h264', extension: 'mp4' });
});

test('one frame changed afterwards, and the signature does not fit', async () => {
  const bytes = await readFile(signed);
  const at = bytes.lastIndexOf('mdat') + 200;
  bytes.writeUInt8((bytes[at] ?? 0) ^ 0x40, at);
  const path = join(folder, 'changed.mp4');
  await writeFile(path, bytes);
  expect(await read(path)).toMatchObject({
    state: 'invalid',
    signer: 'A Maker of Films',
    reason: expect.stringMatching(/\w/),
  });
});

test('a manifest that is cut to pieces is unreadable or invalid, never a crash', async () => {
  const bytes = await readFile(signed);
  const at = bytes.indexOf('d8fec3d61b0e483c92975828877ec481', 0, 'hex');
  for (const [from, length] of [
    [40, 30],
    [100, 400],
  ] as const) {
    const broken = Buffer.from(bytes).fill(0xee, at + from, at + from + length);
    const path = join(folder, `broken-${from}.mp4`);
    await writeFile(path, broken);
    expect((await read(path)).state).toMatch(/^(?:unreadable|invalid)$/);
  }
});

test('a clip without one says so, and a WebM has none', async () => {
  expect(await read(await makeClip(folder, 'fast-start.mp4'))).toMatchObject({ state: 'none' });
  const webm = await makeClip(folder, 'vp8.webm');
  expect(await readCredentials(webm, { extension: 'webm' })).toMatchObject({ state: 'none' });
});
