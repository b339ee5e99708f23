import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardInput } from '@/lib/media/guard-input.server';
import { MissingProgram } from '@/lib/media/refusal';
import { runProgram } from '@/lib/media/run-program.server';

const limits = { wallSeconds: 10, cpuSeconds: 10, memoryBytes: 2 ** 31 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-run-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('runProgram', () => {
  test('hands every argument on as it is', async () => {
    const args = ['%s|', '$(id)', '`id`', '; id', "it's", '', '--', '*', 'a\nb'];
    const { code, stdout } = await runProgram('printf', args, limits);
    expect(code).toBe(0);
    expect(stdout).toBe(
      args
        .slice(1)
        .map((arg) => `${arg}|`)
        .join(''),
    );
  });

  test('gives neither input nor environment', async () => {
    process.env.PROMPTREEL_SECRET = 'x';
    expect((await runProgram('env', [], limits)).stdout).not.toContain('PROMPTREEL_SECRET');
    delete process.env.PROMPTREEL_SECRET;
    expect((await runProgram('cat', [], limits)).stdout).toBe('');
  });

  test('lets nothing be written to a file', async () => {
    const path = join(folder, 'written');
    const { code } = await runProgram('dd', ['if=/dev/zero', `of=${path}`, 'count=1'], limits);
    expect(code).not.toBe(0);
    if (existsSync(path)) await rm(path);
  });

  test('lets files be written as far as they may grow, and no further', async () => {
    const path = join(folder, 'grown');
    const args = ['if=/dev/zero', `of=${path}`, 'bs=1024', 'count=100'];
    const { code } = await runProgram('dd', args, { ...limits, fileBytes: 64 * 1024 });
    expect(code).not.toBe(0);
    expect((await stat(path)).size).toBeLessThanOrEqual(64 * 1024);
    expect(await runProgram('dd', args, { ...limits, fileBytes: 2 ** 20 })).toMatchObject({
      code: 0,
    });
  });

  test('hands on what is printed, piece by piece, past every limit of its own', async () => {
    let bytes = 0;
    const args = ['-c', '9000000', '/dev/zero'];
    const { stdout } = await runProgram('head', args, limits, (piece) => {
      bytes += piece.length;
    });
    expect({ bytes, stdout }).toEqual({ bytes: 9_000_000, stdout: '' });
  });

  test('stops what takes too long, by the wall and by the processor', async () => {
    const slept = await runProgram('sleep', ['30'], { ...limits, wallSeconds: 0.2 });
    expect(slept).toMatchObject({ code: null, timedOut: true });
    const args = ['-e', 'while (true);'];
    const span = await runProgram('node', args, { ...limits, cpuSeconds: 1, memoryBytes: 2 ** 43 });
    expect(span.code).not.toBe(0);
    expect(span.timedOut).toBe(false);
  });

  test('cuts what it prints', async () => {
    const { stdout } = await runProgram('head', ['-c', '9000000', '/dev/zero'], limits);
    expect(stdout.length).toBe(4 * 1024 * 1024);
  });

  test('says so when the program is not there', async () => {
    const missing = runProgram('no-such-program', [], limits);
    await expect(missing).rejects.toBeInstanceOf(MissingProgram);
  });
});

describe('guardInput', () => {
  let server: Server;
  let address: string;
  let asked = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const hls = () =>
    `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}/a.ts\n#EXT-X-ENDLIST\n`;

  test('a playlist opened freely asks an address: the danger is real', async () => {
    const path = join(folder, 'open.m3u8');
    await writeFile(path, hls());
    const free = ['-v', 'error', '-protocol_whitelist', 'file,http,tcp', '-i', path];
    await runProgram('ffprobe', free, limits);
    expect(asked).toBeGreaterThan(0);
    // With the protocols let loose the list of formats alone keeps it shut.
    asked = 0;
    const [flag, , ...rest] = guardInput(path);
    await runProgram('ffprobe', ['-v', 'error', String(flag), 'file,http,tcp', ...rest], limits);
    expect(asked).toBe(0);
  });

  test.each([
    ['HLS', 'm3u8', hls],
    ['HLS named as a clip', 'mp4', hls],
    ['a list for ffmpeg', 'ffconcat', () => `ffconcat version 1.0\nfile '${address}/a.mp4'\n`],
    [
      'DASH',
      'mpd',
      () =>
        `<?xml version="1.0"?><MPD type="static" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}/a.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    ],
  ])('%s asks nobody and is not opened', async (_, extension, write) => {
    const path = join(folder, `guarded.${extension}`);
    await writeFile(path, write());
    asked = 0;
    for (const [program, rest] of [
      ['ffprobe', []],
      ['ffmpeg', ['-f', 'null', '-']],
    ] as const) {
      const { code } = await runProgram(
        program,
        ['-v', 'error', ...guardInput(path), ...rest],
        limits,
      );
      expect(code).not.toBe(0);
    }
    expect(asked).toBe(0);
  });
});
