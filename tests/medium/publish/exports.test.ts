import { createHash } from 'node:crypto';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import { errorReply } from '@/lib/api/write-openapi.server';
import { type ClipItem, clipPage } from '@/lib/clips/contracts.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { EXPORT_KINDS } from '@/lib/publish/export-formats.server';
import { flatColumns } from '@/lib/publish/flat-columns';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { type OpenRooms, openRooms, TEST_ORIGIN } from '../../support/open-rooms';
import { readCsv } from '../../support/read-csv';

const QUERIES = ['', '?q=猫', '?source=artist,researcher-x&sort=longest', '?q=the&sort=relevance'];

describeEachEngine('exports', (open) => {
  let database: Database;
  let gallery: OpenRooms;

  beforeAll(async () => {
    database = await open('seeded');
    gallery = openRooms(database);
  });

  const textOf = (path: string) => gallery.textOf(path);
  const listed = async (search: string) => {
    const items: ClipItem[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = clipPage.parse(
        JSON.parse(await textOf(`/api/v1/clips${search === '' ? '?' : search}&limit=50${more}`)),
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };

  describe.each(QUERIES)('of “%s”', (search) => {
    test('JSON is the list, whole', async () => {
      const whole = JSON.parse(await textOf(`/api/v1/export.json${search}`));
      expect(whole.items).toEqual(await listed(search));
      expect(whole.nextCursor).toBeNull();
      expect(whole.version).toBe(await database.version());
    });

    test('CSV has a line a clip and the columns it says', async () => {
      const [head, ...rows] = readCsv(await textOf(`/api/v1/export.csv${search}`));
      expect(head).toEqual(flatColumns.map(({ name }) => name));
      const items = await listed(search);
      expect(rows.map(([slug]) => slug)).toEqual(items.map(({ slug }) => slug));
      const at = (name: string) => head?.indexOf(name) ?? -1;
      for (const [index, row] of rows.entries()) {
        const item = items[index] as ClipItem;
        expect(row[at('prompt_zh')]).toBe(plainPrompt(item, 'zh') ?? '');
        expect(row[at('published_on')]).toBe(item.publishedOn ?? '');
        expect(row[at('duration_seconds')]).toBe(String(item.durationSeconds ?? ''));
      }
    });

    test('Parquet is read by another library, typed', async () => {
      const bytes = await gallery.bytesOf(`/api/v1/export.parquet${search}`);
      const file = {
        byteLength: bytes.length,
        slice: (a: number, b?: number) => bytes.buffer.slice(a, b),
      };
      const rows = await parquetReadObjects({ file });
      const items = await listed(search);
      expect(rows.map(({ slug }) => slug)).toEqual(items.map(({ slug }) => slug));
      for (const [index, row] of rows.entries()) {
        const item = items[index] as ClipItem;
        expect(row.prompt_en ?? null).toBe(plainPrompt(item, 'en'));
        expect(row.duration_seconds ?? null).toBe(item.durationSeconds);
        expect(row.has_sound ?? null).toBe(item.hasSound);
        const day = row.published_on as Date | undefined;
        expect(day?.toISOString().slice(0, 10) ?? null).toBe(item.publishedOn);
        const instant = row.published_at as Date | undefined;
        expect(instant?.toISOString() ?? null).toBe(item.publishedAt);
      }
    });

    test('JSON lines and Markdown have the same clips in the same order', async () => {
      const slugs = (await listed(search)).map(({ slug }) => slug);
      const lines = (await textOf(`/api/v1/export.jsonl${search}`)).trimEnd().split('\n');
      const clips = lines.map((line) => JSON.parse(line)).filter(({ record }) => record === 'clip');
      expect(clips.map(({ slug }) => slug)).toEqual(slugs);
      const markdown = await textOf(`/api/v1/export.md${search}`);
      const links = [...markdown.matchAll(/\]\(<http:\/\/gallery\.test\/clips\/([^>]+)>\)/g)];
      expect(links.map(([, slug]) => slug)).toEqual(slugs);
    });

    test('the data card counts them and knows what each file hashes to', async () => {
      const card = JSON.parse(await textOf(`/api/v1/export.croissant.json${search}`));
      expect(card.conformsTo).toBe('http://mlcommons.org/croissant/1.0');
      expect(card.size).toBe(`${(await listed(search)).length} clips`);
      expect(card.version).toBe(`1.0.${await database.version()}`);
      expect(card.distribution).toHaveLength(EXPORT_KINDS.length);
      for (const { contentUrl, sha256, contentSize } of card.distribution) {
        const { pathname, search: asked } = new URL(contentUrl);
        const bytes = await gallery.bytesOf(pathname + asked);
        expect(createHash('sha256').update(bytes).digest('hex'), contentUrl).toBe(sha256);
        expect(contentSize).toBe(`${bytes.length} B`);
      }
      const [{ field }] = card.recordSet;
      const [head] = readCsv(await textOf(`/api/v1/export.csv${search}`));
      const columns = field.map(
        (one: { source: { extract: { column: string } } }) => one.source.extract.column,
      );
      expect(columns).toEqual(head);
      for (const { source } of field) {
        const names = card.distribution.map((one: { '@id': string }) => one['@id']);
        expect(names).toContain(source.fileObject['@id']);
      }
    });
  });

  test('a limit and a cursor cut it as they cut the list', async () => {
    const first = JSON.parse(await textOf('/api/v1/export.json?limit=5'));
    expect(first).toEqual(JSON.parse(await textOf('/api/v1/clips?limit=5')));
    const rest = readCsv(await textOf(`/api/v1/export.csv?cursor=${first.nextCursor}`));
    expect(rest).toHaveLength(1 + 166 - 5);
    const some = readCsv(await textOf(`/api/v1/export.csv?limit=3&cursor=${first.nextCursor}`));
    expect(some.slice(1).map(([slug]) => slug)).toEqual(rest.slice(1, 4).map(([slug]) => slug));
    const card = JSON.parse(await textOf('/api/v1/export.croissant.json?limit=48'));
    expect(card.size).toBe('48 clips');
    expect(readCsv(await textOf('/api/v1/export.csv?limit=48'))).toHaveLength(49);
  });

  test('a spreadsheet finds no formula, and its byte order mark where it is asked for', async () => {
    const titles = ['=1+1', '+1', '-1', '@SUM(1)', '\tx', '\rx', 'a "b", c\nd'];
    const entries = titles.map((en, at) =>
      makeEntry(`odd-${at}`, { title: { en, zh: '奇怪' }, credit: 'formula' }),
    );
    await database.write((writer) => saveClips(writer, entries, 1_700_000_000_000));
    const text = await textOf('/api/v1/export.csv?q=formula&bom=1');
    expect(text.startsWith('\ufeffslug,')).toBe(true);
    const rows = readCsv(text.slice(1)).slice(1);
    const shown = new Map(rows.map(([slug, title]) => [slug, title]));
    for (const [at, title] of titles.entries()) {
      expect(shown.get(`odd-${at}`)).toBe(at < 6 ? `'${title}` : title);
    }
    expect((await textOf('/api/v1/export.csv?q=formula')).startsWith('slug,')).toBe(true);
    await database.write((writer) =>
      writer.run("UPDATE clip SET status = 'hidden' WHERE credit = 'formula'"),
    );
  });

  test('a file says its type and what it is to be called', async () => {
    const { headers, body } = await gallery.ask(
      '/api/v1/export.csv?q=猫&source=artist&sort=oldest',
    );
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="promptreel-_-artist-oldest-first\.csv"; filename\*=UTF-8''promptreel-%E7%8C%AB-artist/,
    );
    await (body as ReadableStream).cancel();
    const head = await gallery.ask('/api/v1/export.parquet', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, null]);
    expect(await textOf('/api/v1/export.md?lang=zh&limit=1')).toContain('/zh/clips/');
  });

  test.each([
    ['export.csv?sorce=artist', 400, 'unknown_parameter'],
    ['export.json?bom=1', 400, 'unknown_parameter'],
    ['export.csv?lang=zh', 400, 'unknown_parameter'],
    ['export.csv?bom=perhaps', 400, 'invalid_parameter'],
    ['export.md?lang=fr', 400, 'invalid_parameter'],
    ['export.jsonl?limit=0', 400, 'invalid_parameter'],
    ['export.parquet?cursor=nonsense', 400, 'cursor_invalid'],
    ['export.croissant.json?hasPromt=true', 400, 'unknown_parameter'],
    ['export.xlsx', 404, 'not_found'],
  ])('%s is refused with %i %s, before a byte is sent', async (path, status, code) => {
    const refused = await gallery.ask(`/api/v1/${path}`);
    expect(refused.status).toBe(status);
    expect(errorReply.parse(JSON.parse(String(refused.body))).error.code).toBe(code);
  });

  test('a reader who leaves ends the reading', async () => {
    let runs = 0;
    const counted: Rooms = {
      ...gallery.rooms,
      database: async () => ({
        ...database,
        snapshot: (read) => {
          runs += 1;
          return database.snapshot(read);
        },
      }),
    };
    const url = new URL('/api/v1/export.jsonl', TEST_ORIGIN);
    const { body } = await answer({ method: 'GET', url, headers: new Headers() }, counted);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    const after = runs;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs).toBe(after);
    expect(runs).toBeLessThan(4);
  });
});
