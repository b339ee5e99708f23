import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run as runExport } from '@/cli/commands/export';
import { run as runImport } from '@/cli/commands/import';
import type { Database } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import { describeEachEngine } from '../../support/databases';
import { openRooms } from '../../support/open-rooms';
import { tryGallery } from '../../support/serve-gallery';

const PUBLIC_URL = 'http://gallery.test';
const folder = mkdtempSync(join(tmpdir(), 'promptreel-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEachEngine('gallery export and import', (_, { address, open, engine }) => {
  const here = join(folder, engine);
  let url: string;
  let database: Database;

  beforeAll(async () => {
    mkdirSync(here);
    url = await address('seeded');
    database = await open(url);
  });

  function gallery(databaseUrl: string, ...args: string[]) {
    return tryGallery(args, { DATABASE_URL: databaseUrl, PUBLIC_URL });
  }

  const served = async (path: string) =>
    Buffer.from(await openRooms(database, 0).bytesOf(path, { origin: PUBLIC_URL }));

  test('writes the bytes that are served, all kinds of them, and a card with their hashes', async () => {
    const out = join(here, 'all');
    const { status, stdout } = gallery(url, 'export', out, 'source=artist,technical-report&q=a');
    expect(status).toBe(0);
    const names = ['csv', 'json', 'jsonl', 'md', 'parquet'].map((kind) => `promptreel.${kind}`);
    expect(readdirSync(out).sort()).toEqual(['promptreel.croissant.json', ...names].sort());
    const card = JSON.parse(readFileSync(join(out, 'promptreel.croissant.json'), 'utf8'));
    for (const { name, sha256, contentUrl } of card.distribution) {
      const bytes = readFileSync(join(out, contentUrl));
      expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sha256);
      expect(stdout).toContain(sha256);
      const kind = name.split('.').at(-1);
      const same = await served(`/api/v1/export.${kind}?q=a&source=artist&source=technical-report`);
      expect(bytes.equals(same), name).toBe(true);
    }
    expect(card.isLiveDataset).toBeUndefined();
  });

  test('writes one file where one is named, over an older one, as a wall’s address asks', () => {
    const file = join(here, 'cats.csv');
    writeFileSync(file, 'old');
    const wall = 'https://reel.example/zh?q=cat&limit=2';
    expect(gallery(url, 'export', file, wall, '--bom').status).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffslug,(?:[^\n]*\n){3,}$/);
    expect(readdirSync(here)).toContain('cats.croissant.json');
  });

  test('what it wrote is taken in again, and gives the same file', async () => {
    const file = join(here, 'whole.jsonl');
    expect(gallery(url, 'export', file).status).toBe(0);
    const other = await address('migrated');
    const tried = gallery(other, 'import', file, '--dry-run');
    expect([tried.status, tried.stdout]).toEqual([
      0,
      expect.stringMatching(/^Would take .*166 clip/),
    ]);
    expect(await count(other)).toBe(0);
    const { status, stdout } = gallery(other, 'import', file);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Took .*166 clip records/)]);
    const again = join(here, 'again.jsonl');
    expect(gallery(other, 'export', again).status).toBe(0);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  test('a faulty file is named by its lines and nothing of it is taken', async () => {
    const file = join(here, 'whole.jsonl');
    const faulty = join(here, 'faulty.jsonl');
    writeFileSync(faulty, readFileSync(file, 'utf8').replace('"model":"sora"', '"model":7'));
    const other = await address('migrated');
    const { status, stderr } = gallery(other, 'import', faulty);
    expect(status).toBe(1);
    expect(stderr).toMatch(/line \d+ · clip [\w-]+ · model: should be text; found 7/);
    expect(await count(other)).toBe(0);
  });

  test('what fails leaves no file behind', () => {
    const out = join(here, 'failed');
    const { status } = gallery('file:/nowhere/at/all.db', 'export', out);
    expect(status).toBe(1);
    const blocked = join(here, 'blocked');
    mkdirSync(join(blocked, 'promptreel.md'), { recursive: true });
    expect(gallery(url, 'export', blocked).status).toBe(1);
    expect(readdirSync(blocked).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

test.each([
  [['export'], /export FOLDER\|FILE/],
  [['export', 'x', 'sorce=artist'], /There is no parameter “sorce”. The nearest is “source”/],
  [['export', 'x', '--format', 'xlsx'], /There is no format “xlsx”/],
  [['export', 'x.csv', '--format', 'md'], /A file named .csv is one of csv/],
  [['export', 'x', '--lang', 'fr'], /--lang takes en or zh/],
  [['import'], /import WHAT/],
  [['import', 'x.csv', '--as', 'cvs'], /--as cvs is not known; “csv” perhaps/],
  [['import', 'x.csv', '--column', 'promt=text'], /no field “promt”; “prompt” perhaps/],
  [['import', 'https://reel.example/', '--as', 'records'], /takes a file, which/],
  [['import', 'nowhere.jsonl'], /There is no file nowhere.jsonl/],
])('%j is refused with 2 and says why', async ([verb, ...args], words) => {
  const said: string[] = [];
  const log = console.error;
  console.error = (text: string) => said.push(text);
  try {
    expect(await (verb === 'export' ? runExport(args) : runImport(args))).toBe(2);
  } finally {
    console.error = log;
  }
  expect(said.join('\n')).toMatch(words);
});

async function count(address: string): Promise<number> {
  const database = await openDatabase(address);
  const [row] = await database.rows<{ count: number }>('SELECT count(*) AS count FROM clip');
  await database.close();
  return row?.count ?? -1;
}
