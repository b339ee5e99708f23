import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Rooms } from '@/lib/api/api-route';
import { routes } from '@/lib/api/routes.server';
import { errorReply } from '@/lib/api/write-openapi.server';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';
import type { Answer } from '@/lib/http/answer';
import { describeEachEngine } from '../../support/databases';
import { askRooms, type OpenRooms, openRooms } from '../../support/open-rooms';

/** An address for every row of the table, beside the path itself where it has no variable part. */
const examples: Record<string, string[]> = {
  listClips: ['/api/v1/clips', '/api/v1/clips?q=猫&limit=3', '/api/v1/clips?source=artist,unknown'],
  getClip: ['/api/v1/clips/tokyo-walk', '/api/v1/clips/artist-golden-record'],
  listRelatedClips: ['/api/v1/clips/tokyo-walk/related'],
  findNeighbours: [
    '/api/v1/clips/tokyo-walk/neighbours',
    '/api/v1/clips/tokyo-walk/neighbours?q=tokyo&source=official-page',
    '/api/v1/clips/nobody-knows/neighbours',
  ],
  countFacets: ['/api/v1/facets', '/api/v1/facets?hasPrompt=true&since=2024-02-16'],
  readTimeline: ['/api/v1/timeline', '/api/v1/timeline?zone=Asia/Shanghai&author=unknown'],
  listMonth: ['/api/v1/timeline/2024-02', '/api/v1/timeline/unknown?source=artist,openai-tiktok'],
  getCollection: ['/api/v1/collections/document-section-3'],
  listNamedClips: ['/api/v1/list?clips=tokyo-walk,cat-on-bed'],
  getTerm: ['/api/v1/terms/close-up', '/api/v1/terms/isometric'],
  readOembed: [
    '/oembed?url=http://gallery.test/clips/tokyo-walk',
    '/oembed?url=http://gallery.test/zh/clips/artist-golden-record%3Ft=3&maxwidth=300',
    '/oembed?url=http://gallery.test/zh%3Fsource=artist&maxheight=200',
  ],
};

describeEachEngine('the API', (open) => {
  let database: Database;
  let gallery: OpenRooms;

  beforeAll(async () => {
    database = await open('seeded');
    gallery = openRooms(database);
  });

  const ask = (path: string, headers: Record<string, string> = {}) =>
    gallery.ask(path, { headers });

  const read = ({ body }: Answer) =>
    JSON.parse(typeof body === 'string' ? body : Buffer.from(body as Uint8Array).toString('utf8'));

  const json = routes.filter(({ contract }) => typeof contract.reply !== 'string');

  test.each(json.map((route) => [route.id, route] as const))(
    '%s gives what its contract says',
    async (id, { path, contract }) => {
      for (const address of examples[id] ?? [path]) {
        gallery.kept.clear();
        const { made } = gallery.kept.counts;
        const answered = await ask(address);
        expect(answered.status, address).toBe(200);
        const value = read(answered);
        expect((contract.reply as z.ZodType).safeParse(value).error, address).toBeUndefined();
        expect(answered.headers['content-type']).toBe('application/json; charset=utf-8');
        expect(answered.headers.etag).toMatch(/^W\/"/);
        const again = await ask(address, { 'if-none-match': answered.headers.etag ?? '' });
        expect(again.status, address).toBe(304);
        expect(again.body).toBeNull();
        const isKept = id !== 'readHealth' && id !== 'describeApi';
        expect(gallery.kept.counts.made - made, `${address} was made`).toBe(isKept ? 1 : 0);
      }
    },
  );

  test('a list is walked to its end by its cursors, each clip once', async () => {
    for (const query of ['limit=25', 'sort=longest&limit=40', 'q=the&limit=10']) {
      const slugs: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: ClipPage = read(
          await ask(`/api/v1/clips?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`),
        );
        slugs.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor;
      }
      expect(new Set(slugs).size).toBe(slugs.length);
      if (!query.includes('q=')) expect(slugs).toHaveLength(166);
    }
  });

  test.each([
    ['/api/v1/clips?sorce=artist', 400, 'unknown_parameter', 'source'],
    ['/api/v1/clips?from=singlemessage', 400, 'unknown_parameter', undefined],
    ['/api/v1/clips?limit=0', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?limit=1000', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?limit=1&limit=2', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?since=2024-03-01&until=2024-02-01', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?sort=match', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?zone=Mars/Base', 400, 'invalid_parameter', undefined],
    ['/api/v1/clips?cursor=nonsense', 400, 'cursor_invalid', undefined],
    ['/api/v1/facets?sorce=artist', 400, 'unknown_parameter', 'source'],
    ['/api/v1/timeline?zne=UTC', 400, 'unknown_parameter', 'zone'],
    ['/api/v1/clips/tokyo-walk/neighbours?hasPromt=true', 400, 'unknown_parameter', 'hasPrompt'],
    ['/api/v1/clips/tokyo-walk?x=1', 400, 'unknown_parameter', null],
    ['/api/v1/sources?limit=1', 400, 'unknown_parameter', null],
    ['/api/v1/health?deep=1', 400, 'unknown_parameter', null],
    ['/api/v1/clips/nobody-knows', 404, 'not_found', undefined],
    ['/api/v1/clips/nobody-knows/related', 404, 'not_found', undefined],
    ['/api/v1/collections/nobody-knows', 404, 'not_found', undefined],
    ['/api/v1/clip', 404, 'not_found', '/api/v1/clips'],
    ['/media/nothing.mp4', 404, 'not_found', undefined],
  ])('%s is refused with %i %s', async (path, status, code, nearest) => {
    const refused = await ask(path);
    expect(refused.status).toBe(status);
    const reply = errorReply.parse(read(refused));
    expect(reply.error.code).toBe(code);
    if (nearest !== undefined) expect(reply.error.detail).toMatchObject({ nearest });
    expect(refused.headers['cache-control']).toBe('no-store');
  });

  test('a cursor of another query is refused, one of the same query in other words is taken', async () => {
    const first: ClipPage = read(
      await ask('/api/v1/clips?source=technical-report,official-page&limit=5'),
    );
    const cursor = first.nextCursor ?? '';
    const other = await ask(`/api/v1/clips?source=artist&limit=5&cursor=${cursor}`);
    expect(read(other).error.code).toBe('cursor_invalid');
    const same = await ask(
      `/api/v1/clips?limit=9&source=official-page&source=technical-report&cursor=${cursor}`,
    );
    expect(same.status).toBe(200);
  });

  test('a ranking that the catalogue has outgrown is expired', async () => {
    const first: ClipPage = read(await ask('/api/v1/clips?q=the&sort=relevance&limit=5'));
    await database.write(async () => undefined);
    const stale = await ask(
      `/api/v1/clips?q=the&sort=relevance&limit=5&cursor=${first.nextCursor}`,
    );
    expect(stale.status).toBe(410);
    expect(read(stale).error.code).toBe('cursor_expired');
  });

  test('a change is in the very next answer, and an unchanged catalogue is read once', async () => {
    const { counts } = gallery.kept;
    const before = await ask('/api/v1/clips?limit=2');
    const made = counts.made;
    const again = await ask('/api/v1/clips?limit=2&sort=newest');
    expect(counts.made).toBe(made);
    expect(again.headers.etag).toBe(before.headers.etag);
    const [hidden] = read(before).items;
    await database.write((writer) =>
      writer.run("UPDATE clip SET status = 'hidden' WHERE slug = ?", [hidden.slug]),
    );
    const after = await ask('/api/v1/clips?limit=2', {
      'if-none-match': before.headers.etag ?? '',
    });
    expect(after.status).toBe(200);
    expect(read(after).items.map(({ slug }: { slug: string }) => slug)).not.toContain(hidden.slug);
    expect(read(after).version).toBe(await readVersion(database));
    expect((await ask(`/api/v1/clips/${hidden.slug}`)).status).toBe(404);
  });

  test('what a row is not supposed to be is never sent', async () => {
    const { slug } = read(await ask('/api/v1/clips?limit=1')).items[0];
    const [{ card } = { card: '' }] = await database.rows<{ card: string }>(
      'SELECT card FROM clip WHERE slug = ?',
      [slug],
    );
    const broken = JSON.stringify({ ...JSON.parse(card), secret: 'inside' });
    const write = (text: string) =>
      database.write((writer) =>
        writer.run('UPDATE clip SET card = ? WHERE slug = ?', [text, slug]),
      );
    const log = console.error;
    console.error = () => undefined;
    try {
      await write(broken);
      for (const path of ['/api/v1/clips?limit=1', `/api/v1/clips/${slug}`]) {
        const answered = await ask(path);
        expect(answered.status).toBe(500);
        expect(JSON.stringify(read(answered))).not.toMatch(/secret|inside/);
      }
    } finally {
      console.error = log;
      await write(card);
    }
  });

  test('without a database every answer that needs one says: later', async () => {
    const log = console.error;
    console.error = () => undefined;
    const { houseRooms } = await import('@/lib/api/open-rooms.server');
    const lost: Rooms = { ...houseRooms, kept: () => gallery.kept };
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = 'file:/nowhere/at/all.db';
    try {
      for (const path of ['/api/v1/clips', '/api/v1/health']) {
        const answered = await askRooms(lost, path);
        expect(answered.status).toBe(503);
        expect(answered.headers['retry-after']).toBe('5');
        expect(read(answered).error.code).toBe('unavailable');
        expect(String(answered.body)).not.toContain('nowhere');
      }
    } finally {
      console.error = log;
      if (url === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = url;
    }
  });
});
