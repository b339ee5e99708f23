import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySeeded } from '../../support/databases';
import { isInstalled, runMedia, type Surroundings } from './import-command';

let folder: string;
let around: Surroundings;

const originals = () => join(folder, 'originals');
const odd = () => join(folder, 'odd');

async function encode(path: string, ...args: string[]): Promise<void> {
  const all = ['-nostdin', '-v', 'error', '-y', ...args, '-preset', 'ultrafast', '-threads', '2'];
  await promisify(execFile)('ffmpeg', [...all, '-pix_fmt', 'yuv420p', path]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-twins-'));
  around = { DATABASE_URL: `file:${folder}/gallery.db`, MEDIA_STORE: join(folder, 'media') };
  await copySeeded(join(folder, 'gallery.db'));
  await mkdir(originals());
  await mkdir(odd());
  // Something that changes all the time, and the same in another size, rate and cut.
  const film = 'life=size=40x30:rate=4:mold=10:ratio=0.3:seed=7:life_color=#ffd0a0';
  const scale = 'scale=320:240:flags=neighbor,boxblur=12';
  const lagos = join(originals(), 'lagos.mp4');
  await encode(lagos, '-f', 'lavfi', '-i', film, '-t', '6', '-vf', scale);
  const smaller = join(originals(), 'wolves.mp4');
  await encode(smaller, '-ss', '1', '-i', lagos, '-t', '4', '-vf', 'scale=160:120', '-crf', '35');
  const other = join(originals(), 'bling-zoo.mp4');
  await encode(other, '-f', 'lavfi', '-i', 'mandelbrot=size=320x240:rate=4', '-t', '5');
  await encode(join(odd(), 'downloaded (3).mp4'), '-i', lagos, '-vf', 'scale=200:150');
  await copyFile(other, join(odd(), 'qqq.mp4'));
  // The seed document names the file of the mammoths' clip so.
  const documented = '2ad70fa0af3f48790b735ad1f1aeaf76.mp4';
  await encode(join(odd(), documented), '-f', 'lavfi', '-i', 'testsrc2=s=64x36:d=10:r=2');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('an import says which other clip a file looks like, and a list shows the groups', async () => {
  const args = ['import', originals(), '--concurrency', '1'];
  const { code, output } = await runMedia(args, around);
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('3 stored.') });
  expect(output).toMatch(
    /stored {9}wolves\.mp4: .*\n(?: {15}the clip.*\n)* {15}looks like the original of lagos$/m,
  );
  expect(output).not.toMatch(/looks like .*bling-zoo/);

  const listed = await runMedia(['duplicates'], around);
  expect(listed.code).toBe(0);
  expect(listed.output).toMatch(
    /lagos looks like wolves: 100 % of the shorter, beginning 1 s earlier, \d\.\d of 64 bits apart/,
  );
  expect(listed.output).toContain('3 originals: 1 group.');
  expect(await runMedia(['duplicates', 'x'], around)).toMatchObject({ code: 2 });
});

test('--match finds clips by bytes and by frames, and says where it is unsure', async () => {
  const found = await runMedia(['import', odd(), '--match', '--dry-run'], around);
  expect(found.output).toMatch(/^already there {2}qqq\.mp4: the original of bling-zoo$/m);
  expect(found.output).toMatch(/^would store {4}2ad70\w+\.mp4: the original of wooly-mammoth /m);
  // Two clips have these frames by now: that is for a person to decide.
  expect(found.output).toMatch(
    /^unsure {9}downloaded \(3\)\.mp4: several clips have these frames: (?:lagos, wolves|wolves, lagos)/m,
  );
  expect(found.code).toBe(1);
  const both = await runMedia(['import', odd(), '--match', '--clip', 'lagos'], around);
  expect(both).toMatchObject({ code: 2, output: expect.stringContaining('exclude each other') });
});

test.skipIf(!isInstalled('script'))('on a terminal there is a bar, and none is left', async () => {
  const node = `${process.execPath} --import tsx --conditions=react-server cli/gallery.ts`;
  const command = `${node} media import ${join(originals(), 'lagos.mp4')}`;
  const { stdout } = await promisify(execFile)('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, ...around },
  });
  expect(stdout).toContain('░'.repeat(24));
  expect(stdout).toContain('lagos.mp4: reading');
  expect(stdout.split('\u001b[2K').at(-1)).toBe('1 file: 1 already there.\r\n');
});
