import { mkdtemp, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withOpenFile } from '@/lib/media/open-files.server';
import { readFileRange, statOpenFile } from '@/lib/media/read-file-range.server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-open-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString();

async function countOpen(): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((fd) =>
    readlink(`/proc/self/fd/${fd}`).catch(() => ''),
  );
  return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length;
}

it('gives every part of a file, asked for at once', async () => {
  const path = join(folder, 'parts');
  await writeFile(path, Array.from({ length: 1000 }, (_, at) => String(at % 10)).join(''));
  const parts = await Promise.all(
    Array.from({ length: 50 }, (_, at) => readFileRange(path, { start: at, end: at + 9 })),
  );
  const digits = '01234567890123456789';
  expect(parts.map(text)).toEqual(parts.map((_, at) => digits.slice(at % 10, (at % 10) + 10)));
  expect(await statOpenFile(path)).toMatchObject({ sizeBytes: 1000 });
});

it('gives from memory what is asked for again, and nothing of what was replaced', async () => {
  const path = join(folder, 'asked-again');
  await writeFile(path, 'first');
  const range = { start: 1, end: 3 };
  const [once, twice, again] = [
    await readFileRange(path, range),
    await readFileRange(path, range),
    await readFileRange(path, range),
  ];
  expect([once, twice, again].map(text)).toEqual(['irs', 'irs', 'irs']);
  expect(once).not.toBe(twice);
  expect(again).toBe(twice);
  await writeFile(join(folder, 'other'), 'other');
  await rename(join(folder, 'other'), path);
  expect(text(await readFileRange(path, range))).toBe('the');
});

it('knows a file no longer that was taken away or replaced, and none that never was', async () => {
  const path = join(folder, 'gone');
  await writeFile(path, 'old');
  expect(text(await readFileRange(path))).toBe('old');
  await writeFile(join(folder, 'new'), 'newer');
  await rename(join(folder, 'new'), path);
  expect(text(await readFileRange(path))).toBe('newer');
  await rm(path);
  expect(await statOpenFile(path)).toBeNull();
  expect(await readFileRange(path, { start: 0, end: 1 })).toBeNull();
  expect(await statOpenFile(folder)).toBeNull();
  expect(await statOpenFile(join(path, 'under', 'no', 'folder'))).toBeNull();
});

it('is not closed under a reader who still reads', async () => {
  const path = join(folder, 'held');
  await writeFile(path, 'held');
  const held = Promise.withResolvers<void>();
  const reading = withOpenFile(path, async ({ descriptor }) => {
    await held.promise;
    return descriptor;
  });
  await rm(path);
  expect(await statOpenFile(path)).toBeNull();
  held.resolve();
  expect(await reading).toBeGreaterThan(0);
});

it.skipIf(process.platform !== 'linux')('leaves at most 200 open', async () => {
  for (let at = 0; at < 230; at += 1) {
    const path = join(folder, `many-${at}`);
    await writeFile(path, 'x');
    expect(text(await readFileRange(path))).toBe('x');
  }
  await expect.poll(countOpen).toBeLessThanOrEqual(200);
});
