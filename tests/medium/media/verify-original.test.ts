import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MissingProgram, Refusal } from '@/lib/media/refusal';
import { verifyOriginal } from '@/lib/media/verify-original.server';
import { type ClipName, cutFile, makeClip, recordClip, turnClip } from './make-clips';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-verify-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(path: string): Promise<string> {
  const facts = await verifyOriginal(path).catch((thrown: unknown) => thrown);
  expect(facts).toBeInstanceOf(Refusal);
  return (facts as Refusal).message;
}

describe('a whole clip is taken, with its facts', () => {
  test.each<[ClipName, object]>([
    ['index-at-end.mp4', { codec: 'h264', durationMs: 2000, hasSound: true, aspect: '16:9' }],
    ['fast-start.mp4', { codec: 'h264', durationMs: 2000, hasSound: true, frameRate: 24 }],
    ['fragmented.mp4', { codec: 'h264', extension: 'mp4', hasSound: false }],
    ['silent-track.mp4', { hasSound: false, durationMs: 1000 }],
    ['no-sound.mp4', { hasSound: false, width: 180, height: 320, aspect: '9:16' }],
    ['odd-shape.mp4', { width: 472, height: 270, aspect: '236:135' }],
    ['anamorphic.mp4', { width: 480, height: 240, aspect: '2:1' }],
    ['av1.mp4', { codec: 'av1', extension: 'mp4', type: 'video/mp4' }],
    ['vp9.webm', { codec: 'vp9', extension: 'webm', type: 'video/webm', hasSound: true }],
    ['vp8.webm', { codec: 'vp8', hasSound: false, durationMs: 1000 }],
  ])('%s', async (name, facts) => {
    const path = await makeClip(folder, name);
    expect(await verifyOriginal(path)).toMatchObject({
      ...facts,
      sizeBytes: (await readFile(path)).length,
    });
  });

  test('one that lies on its side stands as a player shows it', async () => {
    const path = await turnClip(
      await makeClip(folder, 'odd-shape.mp4'),
      join(folder, 'turned.mp4'),
    );
    expect(await verifyOriginal(path)).toMatchObject({
      width: 270,
      height: 472,
      aspect: '135:236',
    });
  });

  test('one whose header gives no duration is measured by decoding it', async () => {
    const facts = await verifyOriginal(await recordClip(join(folder, 'recorded.webm')));
    expect(facts).toMatchObject({ extension: 'webm', durationMs: 1000 });
  });

  test('the bytes decide the type, not the name', async () => {
    const path = join(folder, 'webm-inside.mp4');
    await copyFile(await makeClip(folder, 'vp9.webm'), path);
    expect(await verifyOriginal(path)).toMatchObject({ extension: 'webm', type: 'video/webm' });
  });

  test.each([
    '-i.mp4',
    '--help.mp4',
    'concat:a|b.mp4',
    'http:__x.example_a.mp4',
    '%d frame %03d.mp4',
    'it\'s $(touch x) `y` "z";&.mp4',
    'pipe:0.mp4',
    '东京 猫.mp4',
    'new\nline.mp4',
    'truncated, partial file.mp4',
  ])('a file named %j', async (name) => {
    const path = join(folder, name);
    await copyFile(await makeClip(folder, 'no-sound.mp4'), path);
    expect(await verifyOriginal(path)).toMatchObject({ width: 180 });
  });
});

describe('a file that is cut off is refused', () => {
  const layouts: [ClipName, RegExp][] = [
    ['index-at-end.mp4', /^it is cut off: its (mdat|moov) box should reach byte \d+/],
    ['fast-start.mp4', /^it is cut off: its mdat box should reach byte \d+/],
    ['fragmented.mp4', /^it is cut off: its (moof|mdat|mfra) box should reach byte \d+/],
    ['vp9.webm', /^it is cut off: its Segment should reach byte \d+/],
  ];
  test.each(
    layouts.flatMap(([name, why]) => [0.2, 0.5, 0.9, 0.999].map((share) => ({ name, share, why }))),
  )('$name at $share', async ({ name, share, why }) => {
    const whole = await makeClip(folder, name);
    expect(await refusalOf(await cutFile(whole, share, join(folder, 'cut')))).toMatch(why);
  });

  test('a recorded one, whose header does not tell its length', async () => {
    const whole = await recordClip(join(folder, 'recorded.webm'));
    expect(await refusalOf(await cutFile(whole, 0.6, join(folder, 'cut')))).toMatch(/breaks while/);
  });

  test('one without its index, one without its frames', async () => {
    const whole = await readFile(await makeClip(folder, 'fast-start.mp4'));
    const mdatAt = whole.indexOf('mdat') - 4;
    const path = join(folder, 'half.mp4');
    await writeFile(path, whole.subarray(0, mdatAt));
    expect(await refusalOf(path)).toMatch(/an index and nothing behind it/);
    const ftypBytes = whole.readUInt32BE(0);
    await writeFile(path, Buffer.concat([whole.subarray(0, ftypBytes), whole.subarray(mdatAt)]));
    expect(await refusalOf(path)).toMatch(/no index/);
  });

  test('one whose lengths were mended after the cut', async () => {
    const whole = await readFile(await makeClip(folder, 'fast-start.mp4'));
    const mdatAt = whole.indexOf('mdat') - 4;
    const cut = Buffer.from(whole.subarray(0, Math.floor(whole.length * 0.6)));
    cut.writeUInt32BE(cut.length - mdatAt, mdatAt);
    const path = join(folder, 'mended.mp4');
    await writeFile(path, cut);
    expect(await refusalOf(path)).toMatch(/breaks while it is decoded/);
  });

  test('one whose frames are overwritten in the middle', async () => {
    const whole = await readFile(await makeClip(folder, 'index-at-end.mp4'));
    const mdatAt = whole.indexOf('mdat') + 4;
    whole.fill(0xff, mdatAt + 2000, mdatAt + 6000);
    const path = join(folder, 'damaged.mp4');
    await writeFile(path, whole);
    expect(await refusalOf(path)).toMatch(/breaks while it is decoded/);
  });
});

describe('what is no clip is refused by name', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  test.each([
    ['an HTML page', Buffer.from('<!DOCTYPE html><html><body>404 Not Found</body></html>')],
    ['an HLS playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
    ['a picture (PNG)', png],
    ['an archive (ZIP)', Buffer.from('504b0304140000000000'.padEnd(120, '0'), 'hex')],
    ['a JSON file', Buffer.from('{"error":{"code":"not_found"}}')],
  ])('%s', async (name, bytes) => {
    const path = join(folder, 'named.mp4');
    await writeFile(path, bytes);
    expect(await refusalOf(path)).toBe(`it is ${name}, not a clip; an MP4 or WebM would be right`);
  });

  test.each<[ClipName, RegExp]>([
    ['matroska.mkv', /^it is an MKV file, not a clip/],
    ['quicktime.mov', /^it is a MOV file, not a clip/],
    ['hevc.mp4', /^its picture is hevc, which not every browser plays; H\.264/],
    ['ac3.mp4', /^its sound is ac3, which not every browser plays; AAC/],
    ['sound-only.mp4', /^it has no picture track/],
  ])('%s', async (name, why) => expect(await refusalOf(await makeClip(folder, name))).toMatch(why));

  test('a codec that is not on the list is not even opened', async () => {
    const path = await makeClip(folder, 'mpeg4.mp4');
    expect(await refusalOf(path)).toMatch(/picture is mpeg4|cannot be opened/);
  });

  test('nothing, a folder, an empty file', async () => {
    expect(await refusalOf(join(folder, 'absent.mp4'))).toBe('there is no such file');
    expect(await refusalOf(folder)).toMatch(/^it is not a regular file/);
    await writeFile(join(folder, 'empty.mp4'), '');
    expect(await refusalOf(join(folder, 'empty.mp4'))).toMatch(/^it is empty/);
  });

  test('an MP4 head before something else', async () => {
    const path = join(folder, 'head-only.mp4');
    const head = (await readFile(await makeClip(folder, 'no-sound.mp4'))).subarray(0, 32);
    await writeFile(path, Buffer.concat([head, Buffer.from('#EXTM3U\nhttp://x.example/a.ts\n')]));
    expect(await refusalOf(path)).toMatch(/structure breaks off|impossible length|cut off/);
  });
});

test('a machine without ffmpeg is told which package has it', async () => {
  const path = await makeClip(folder, 'no-sound.mp4');
  const before = process.env.PATH;
  process.env.PATH = folder;
  try {
    const thrown = await verifyOriginal(path).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(MissingProgram);
    expect((thrown as Error).message).toContain('apt-get install -y ffmpeg');
  } finally {
    process.env.PATH = before;
  }
});

const originals = '../shared/originals';

describe.skipIf(!existsSync(originals))('the real originals', () => {
  // That each is taken whole, with its facts, `tests/e2e/originals.test.ts` holds: decoding them takes long.
  test('every one, cut, is refused', async () => {
    for (const name of await readdir(originals)) {
      for (const share of [0.2, 0.97]) {
        const cut = await cutFile(join(originals, name), share, join(folder, 'cut-original.mp4'));
        expect(await refusalOf(cut), name).toMatch(/^it is cut off/);
      }
    }
  });
});
