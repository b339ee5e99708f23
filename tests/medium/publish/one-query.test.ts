import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readWallQuery } from '@/app/[locale]/read-wall-query.server';
import { makeMcpServer } from '@/lib/api/mcp-server.server';
import { type ClipQuery, DEFAULT_LIMIT, EVERYTHING, serialiseQuery } from '@/lib/clips/clip-query';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { listClips } from '@/lib/clips/list-clips.server';
import type { Database } from '@/lib/db/database';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { describeEachEngine } from '../../support/databases';
import { markSomeLinks } from '../../support/mark-some-links';
import { type OpenRooms, openRooms, TEST_ORIGIN } from '../../support/open-rooms';
import { type QueryValues, randomQueries } from '../../support/queries';
import { readCsv } from '../../support/read-csv';
import { slugsOfEmbeddedWall } from '../../support/render-embedded-wall';
import { readSeed } from '../../support/seed-database';

/** How many random queries each engine is asked; more by `PROMPTREEL_TEST_QUERIES`. */
const RUNS = Number(process.env.PROMPTREEL_TEST_QUERIES ?? 40);
/** The longest page. */
const LONGEST_LIMIT = 200;
/** Pages of fewer clips would only ask the same more often. */
const LEAST_LIMIT = 20;

vi.mock('next-intl/server', async () => {
  const { translations } = await import('../../component/render-on-server');
  return translations;
});

const last = (address: string | undefined) => address?.split('/').at(-1) ?? '';

describeEachEngine('one query, many outputs', (_, engine) => {
  let database: Database;
  let gallery: OpenRooms;
  let values: QueryValues;
  const assistant = new Client({ name: 'test', version: '1' });

  beforeAll(async () => {
    // The process's own database: pages read no other.
    vi.stubEnv('DATABASE_URL', await engine.address('seeded'));
    database = await getDatabase();
    values = valuesOf(await readSeed());
    await markSomeLinks(database);
    gallery = openRooms(database);
    const [asking, answering] = InMemoryTransport.createLinkedPair();
    await (await makeMcpServer(TEST_ORIGIN, gallery.rooms)).connect(answering);
    await assistant.connect(asking);
  });
  afterAll(async () => {
    await assistant.close();
    await closeDatabase();
    vi.unstubAllEnvs();
  });

  const textOf = (path: string) => gallery.textOf(path);

  /** The slugs of a list that goes on by links or cursors, page after page. */
  async function walk(first: string, read: (text: string) => [string[], string | undefined]) {
    const slugs: string[] = [];
    for (let at: string | undefined = first; at !== undefined; ) {
      const [found, next]: [string[], string | undefined] = read(await textOf(at));
      slugs.push(...found);
      at = next;
    }
    return slugs;
  }

  const withLimit = (path: string, query: ClipQuery) => `${path}?${serialiseQuery(query)}`;
  const whole = (kind: string, query: ClipQuery) =>
    withLimit(`/api/v1/export.${kind}`, { ...query, limit: DEFAULT_LIMIT });

  /** Every output by its name, and how its slugs are read. */
  const outputs: Record<string, (query: ClipQuery) => Promise<string[]>> = {
    page: async (query) => {
      const slugs: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const asked = new URLSearchParams(serialiseQuery({ ...query, cursor: cursor || null }));
        const given: Record<string, string[]> = {};
        for (const [name, value] of asked) given[name] = [...(given[name] ?? []), value];
        const read = readWallQuery(given);
        expect(read).toMatchObject({ notices: [], canonical: null });
        const page: ClipPage = await listClips(database, read.query);
        slugs.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor;
      }
      return slugs;
    },
    api: (query) => {
      const path = withLimit('/api/v1/clips', query);
      return walk(path, (text) => {
        const { items, nextCursor }: ClipPage = JSON.parse(text);
        const next = nextCursor === null ? undefined : `${path}&cursor=${nextCursor}`;
        return [items.map(({ slug }) => slug), next];
      });
    },
    tool: async (query) => {
      const set = Object.entries(query).filter(([, value]) => [value ?? []].flat().length > 0);
      const slugs: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const given = { ...Object.fromEntries(set), ...(cursor === '' ? {} : { cursor }) };
        const told = await assistant.callTool({ name: 'search', arguments: given });
        expect(told.isError, JSON.stringify([given, told.content])).not.toBe(true);
        const page = told.structuredContent as unknown as ClipPage;
        slugs.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor;
      }
      return slugs;
    },
    // A frame shows one page of a wall: the longest there is holds every clip of the seed.
    embed: (query) => slugsOfEmbeddedWall(serialiseQuery({ ...query, limit: LONGEST_LIMIT })),
    rss: (query) =>
      walk(withLimit('/feed.rss', query), (text) => {
        const { items = [], atom } = parseRssFeed(text);
        const next = atom?.links?.find(({ rel }) => rel === 'next')?.href;
        return [items.map(({ link }) => last(link)), next];
      }),
    atom: (query) =>
      walk(withLimit('/feed.atom', query), (text) => {
        const { entries = [], links = [] } = parseAtomFeed(text);
        const page = entries.map((entry) => entry.links?.find(({ rel }) => rel === 'alternate'));
        return [
          page.map((link) => last(link?.href)),
          links.find(({ rel }) => rel === 'next')?.href,
        ];
      }),
    'json feed': (query) =>
      walk(withLimit('/feed.json', query), (text) => {
        const { items = [], next_url } = parseJsonFeed(text);
        return [items.map(({ url }) => last(url)), next_url];
      }),
    json: async (query) => {
      const { items }: ClipPage = JSON.parse(await textOf(whole('json', query)));
      return items.map(({ slug }) => slug);
    },
    jsonl: async (query) =>
      (await textOf(whole('jsonl', query)))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ record }) => record === 'clip')
        .map(({ slug }) => slug),
    csv: async (query) =>
      readCsv(await textOf(whole('csv', query)))
        .slice(1)
        .map(([slug = '']) => slug),
    markdown: async (query) => {
      const text = await textOf(whole('md', query));
      return [...text.matchAll(/\]\(<http:\/\/gallery\.test\/clips\/([^>]+)>\)/g)].map(
        ([, slug = '']) => slug,
      );
    },
    parquet: async (query) => {
      const { buffer } = await gallery.bytesOf(whole('parquet', query));
      const rows = await parquetReadObjects({ file: buffer, columns: ['slug'] });
      return rows.map(({ slug }) => String(slug));
    },
  };

  test(`${Object.keys(outputs).length} outputs give the same clips in the same order`, async () => {
    const sizes: number[] = [];
    await fc.assert(
      fc.asyncProperty(randomQueries(values), async (random) => {
        const query = { ...random, limit: Math.max(LEAST_LIMIT, random.limit) };
        const [right, ...others] = Object.entries(outputs);
        const slugs = (await right?.[1](query)) ?? [];
        expect(new Set(slugs).size).toBe(slugs.length);
        for (const [name, read] of others)
          expect([name, ...(await read(query))]).toEqual([name, ...slugs]);
        sizes.push(slugs.length);
      }),
      { numRuns: RUNS, examples: [[{ ...EVERYTHING }]] },
    );
    // The queries are worth asking: enough of them find something, and not all the same.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(RUNS / 4);
    expect(new Set(sizes).size).toBeGreaterThan(Math.min(5, RUNS / 4));
  }, 300_000);
});

/** What clips of a catalogue have, and a few values that none has. */
function valuesOf({ clips, terms }: Catalogue): QueryValues {
  const of = (pick: (clip: Catalogue['clips'][number]) => string | null) =>
    [...new Set([...clips.map(pick), 'unknown', 'nobody'])].filter((value) => value !== null);
  return {
    q: ['猫', 'cat', 'the', 'a', '"low angle"', 'snow -tokyo', '镜头', 'zzz', '城市 street'],
    source: of(({ source }) => source),
    batch: of(({ batch }) => batch),
    capability: of(({ capability }) => capability),
    author: of(({ author }) => author),
    model: of(({ model }) => model),
    aspect: of(({ aspect }) => aspect),
    link: ['gone', 'answers', 'unknown', 'nobody'],
    term: [...terms.slice(0, 40).map(({ key }) => key), 'unknown'],
  };
}
