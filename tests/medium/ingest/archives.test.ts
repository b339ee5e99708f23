import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Entry } from '@/lib/ingest/connectors/connector';
import { readPlace } from '@/lib/ingest/connectors/read-place.server';
import { ARCHIVE_LIMITS, unpackArchive } from '@/lib/ingest/connectors/unpack-archive.server';
import { openClient } from '../../support/outside';
import { type Packed, writeZip } from '../../support/write-zip';

const here = mkdtempSync(join(tmpdir(), 'promptreel-archives-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const passing = () => readdirSync(tmpdir()).filter((name) => name.includes('promptreel-archive-'));

async function read(files: readonly Packed[], name = 'export.zip'): Promise<Entry[]> {
  const path = join(here, name);
  writeFileSync(path, writeZip(files));
  const client = openClient([]);
  const entries: Entry[] = [];
  try {
    for await (const entry of readPlace(path, null, { client })) entries.push(entry);
  } finally {
    await client.close();
  }
  return entries;
}

const film = Buffer.from('a film');
const text = (words: string) => Buffer.from(words);

it('an export is read as the folder it was packed from, and leaves nothing behind', async () => {
  const before = passing();
  const info = {
    id: 'ab',
    title: 'A cat',
    webpage_url: 'https://x.com/a/status/1758192957386342435',
  };
  const entries = await read([
    { name: 'export/a.mp4', bytes: film },
    { name: 'export/a.info.json', bytes: text(JSON.stringify(info)), deflate: true },
    { name: 'export/deep/b.webm', bytes: text('other') },
    { name: 'export/deep/b.txt', bytes: text('A dog runs along a beach at dusk'), deflate: true },
    { name: 'export/readme.html', bytes: text('<p>') },
  ]);
  expect(entries.map(({ found }) => found)).toMatchObject([
    { title: 'A cat', publishedAt: '2024-02-15T18:14:01Z', file: { path: 'export/a.mp4' } },
    {
      prompts: [{ text: 'A dog runs along a beach at dusk' }],
      file: { path: 'export/deep/b.webm' },
    },
  ]);
  expect(passing()).toEqual(before);
});

it.each<[what: string, files: Packed[], says: RegExp]>([
  ['a way out', [{ name: '../out.mp4', bytes: film }], /invalid relative path/],
  ['a path from the root', [{ name: '/etc/out.mp4', bytes: film }], /absolute path/],
  ['backslashes', [{ name: '..\\out.mp4', bytes: film }], /invalid|relative/],
  [
    'a bomb',
    [{ name: 'a.mp4', bytes: Buffer.alloc(64 * 1024 * 1024), deflate: true }],
    /packed too tightly/,
  ],
  ['a size that is not true', [{ name: 'a.mp4', bytes: film, says: 3 }], /cannot be unpacked/],
  [
    'one name twice',
    [
      { name: 'a.mp4', bytes: film },
      { name: 'a.mp4', bytes: film },
    ],
    /EEXIST/,
  ],
  ['nothing that is a clip', [{ name: 'a.html', bytes: film }], /no clip in/],
])('%s ends in a sentence', async (_, files, says) => {
  const before = passing();
  await expect(read(files)).rejects.toMatchObject({
    name: 'PlaceFault',
    message: expect.stringMatching(says),
  });
  expect(passing()).toEqual(before);
});

it('a link in it is left out, and so many files or bytes are read and no more', async () => {
  const path = join(here, 'limits.zip');
  const files = Array.from({ length: 20 }, (_, at) => ({
    name: `${at}.txt`,
    bytes: text('words'),
  }));
  writeFileSync(
    path,
    writeZip([{ name: 'l.mp4', bytes: text('/etc/passwd'), mode: 0o120777 }, ...files]),
  );
  const into = mkdtempSync(join(here, 'into-'));
  await unpackArchive(path, into);
  expect(readdirSync(into)).toHaveLength(20);
  for (const [limit, says] of [
    [{ entries: 10 }, 'more than 10 files'],
    [{ bytes: 60 }, 'unpacks to more'],
  ] as const) {
    const folder = mkdtempSync(join(here, 'into-'));
    await expect(
      unpackArchive(path, folder, { limits: { ...ARCHIVE_LIMITS, ...limit } }),
    ).rejects.toThrow(says);
  }
});
