import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsAt } from '@/lib/clips/clip-columns.server';
import {
  type ClipQuery,
  EVERYTHING,
  FLAG_FILTERS,
  LIST_FILTERS,
  SORTS,
} from '@/lib/clips/clip-query';
import { canCount } from '@/lib/clips/count-columns.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { writeValue } from '@/lib/clips/filter-values';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import { listClips, listClipsJson } from '@/lib/clips/list-clips.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { makeReadingThreads } from '@/lib/db/reading-threads.server';
import { getTerm } from '@/lib/prompts/get-term.server';
import { listTerms } from '@/lib/prompts/list-terms.server';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';
import { makeClip } from '../../bench/generate-clips';
import { loadClips } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { markSomeLinks } from '../../support/mark-some-links';

const some = (...values: string[]) =>
  fc.subarray([...values, 'unknown', 'nowhere', ...not([...values, 'unknown', 'nowhere'])], {
    maxLength: 3,
  });
const not = (values: string[]) => values.map((value) => writeValue(value, 'none'));
const also = (values: string[]) => values.map((value) => writeValue(value, 'all'));
const flag = fc.option(fc.boolean());
const day = fc.constantFrom('2024-02-15', '2024-02-16', '2024-03-10', '2024-11-03', '2025-06-01');

/** Queries of the generated and the seeded clips, up to three filters each. */
const everyFilter = fc.record({
  q: fc.constantFrom('light', '猫', 'take77', 'city -night', '镜头', 'nowhere'),
  source: some('source-0', 'source-9', 'artist', 'openai-tiktok'),
  batch: some('openai-tiktok-2024-02-24', 'openai-tiktok-2024-02-21'),
  capability: some('text-to-video', 'loop', 'extend'),
  author: some('author-0', 'author-7', 'bill-peebles'),
  model: some('sora', 'other'),
  aspect: some('16:9', '1:1'),
  link: some('gone', 'answers'),
  term: some('close-up', 'cat', 'neon', 'snow', ...also(['cat', 'snow', 'unknown', 'nowhere'])),
  since: day,
  until: day,
  zone: fc.constantFrom('Asia/Shanghai', 'America/Los_Angeles', 'Asia/Kathmandu', 'UTC'),
  minDuration: fc.constantFrom(5, 20),
  maxDuration: fc.constantFrom(9.5, 40),
  ...(Object.fromEntries(FLAG_FILTERS.map((name) => [name, flag])) as Record<
    (typeof FLAG_FILTERS)[number],
    typeof flag
  >),
});
const anyQuery: fc.Arbitrary<ClipQuery> = fc
  .tuple(everyFilter, fc.subarray(Object.keys(EVERYTHING), { maxLength: 3 }))
  .map(([all, few]) => {
    const chosen = Object.entries(all).filter(([name]) => few.includes(name));
    return { ...EVERYTHING, ...Object.fromEntries(chosen), limit: 7 };
  });

/** The same query in each order it can have. */
function inEveryOrder(query: ClipQuery): ClipQuery[] {
  const orders = query.q === null ? BARE_ORDERS : SORTS;
  return orders.map((sort) => ({ ...query, sort }));
}
/** Lists of whose bytes some are found near in the columns, some far, some by an index. */
const RUNS: readonly Partial<ClipQuery>[] = [
  { limit: 1 },
  { limit: 48 },
  { limit: 200 },
  { limit: 7, source: ['source-0'] },
  { limit: 7, author: ['author-7'] },
  { limit: 7, model: ['sora'], hasPrompt: true },
  { limit: 7, since: '2024-03-10', until: '2025-06-01', zone: 'Asia/Shanghai' },
];
const BARE_ORDERS = ['newest', 'oldest', 'longest', 'shortest'] as const;

describeEachEngine('counts from columns', (open, tests) => {
  let address: string;
  let plain: Database;
  let database: Database;
  let kept: KeptColumns;
  let threads: ReturnType<typeof makeReadingThreads> | undefined;

  beforeAll(async () => {
    address = await tests.address('seeded');
    plain = await tests.open(address);
    database = await tests.open(address);
    // As in a large gallery, where what takes long is read on a thread of its own.
    if (tests.engine === 'sqlite') {
      threads = makeReadingThreads(address.replace(/^file:/, ''));
      database = { ...database, aside: threads.snapshot };
    }
    await loadClips(plain, 600);
    await markSomeLinks(plain);
    kept = keepColumns(database, address);
    await kept.ready();
  });
  afterAll(async () => {
    kept.stop();
    await threads?.close();
  });

  const areReady = async () => columnsAt(database, await database.version()) !== null;

  async function compare(query: ClipQuery): Promise<void> {
    expect(await countFacets(database, query)).toEqual(await countFacets(plain, query));
    expect(await readTimeline(database, query)).toEqual(await readTimeline(plain, query));
  }

  /** The first pages of a query and the way back, as one database gives them. */
  async function page(from: Database, query: ClipQuery) {
    const pages = [await listClips(from, query)];
    for (let cursor = pages[0]?.nextCursor; cursor && pages.length < 4; ) {
      const next = await listClips(from, { ...query, cursor });
      pages.push(next);
      cursor = next.nextCursor;
    }
    const back = pages.at(-1)?.prevCursor ?? null;
    if (back !== null) pages.push(await listClips(from, { ...query, cursor: back }));
    return pages.map(({ items, ...rest }) => ({ slugs: items.map(({ slug }) => slug), ...rest }));
  }

  it('lead to the pages that SQL gives, in every order', async () => {
    const anyOrder = anyQuery.chain((query) => fc.constantFrom(...inEveryOrder(query)));
    const comparePages = async (query: ClipQuery): Promise<void> => {
      expect(await page(database, query)).toEqual(await page(plain, query));
    };
    await fc.assert(fc.asyncProperty(anyOrder, comparePages), { numRuns: 100 });
  });

  it('lead to the pages of few hits that SQL gives, in every order', async () => {
    for (const sort of BARE_ORDERS) {
      for (const few of [{}, { hasDuration: true }, { model: ['sora'] }]) {
        const query: ClipQuery = { ...EVERYTHING, ...few, q: 'astronomer', sort, limit: 3 };
        const pages = await page(database, query);
        expect(pages).toEqual(await page(plain, query));
        expect(pages.length).toBeGreaterThan(3);
      }
    }
  });

  it('lead to the few clips of a filter or of some days among many hits, there and back', async () => {
    const many = { ...EVERYTHING, q: 'light' };
    expect((await readTimeline(plain, many)).total).toBeGreaterThan(200);
    const rare: Partial<ClipQuery>[] = [
      { author: ['author-7'] },
      { author: ['author-7'], since: '2024-02-01', until: '2026-12-31' },
      { since: '2024-02-15', until: '2024-02-16', zone: 'Asia/Shanghai' },
      { until: '2024-02-24' },
      { source: ['nowhere'] },
    ];
    for (const sort of ['match', 'newest', 'relevance'] as const) {
      for (const few of rare) {
        const query: ClipQuery = { ...many, ...few, sort, limit: 1 };
        expect(await page(database, query)).toEqual(await page(plain, query));
      }
    }
  });

  it('lead to the bytes that SQL gives', async () => {
    await plain.write((writer) =>
      writer.run(
        `UPDATE clip SET status = 'hidden', changed_in = (SELECT version + 1 FROM catalogue_version)
         WHERE slug IN ('clip-3', 'clip-77')`,
      ),
    );
    await kept.ready();
    const text = async (from: Database, query: ClipQuery) =>
      Buffer.from((await listClipsJson(from, query)).json).toString();
    for (const sort of BARE_ORDERS) {
      for (const few of RUNS) {
        const first: ClipQuery = { ...EVERYTHING, sort, ...few };
        const cursors = [null as string | null];
        for (const cursor of cursors) {
          const query = { ...first, cursor };
          const sent = await text(database, query);
          expect(sent).toBe(await text(plain, query));
          const { nextCursor, prevCursor } = JSON.parse(sent);
          if (cursors.length < 6) cursors.push(...[nextCursor, prevCursor].filter(Boolean));
        }
      }
    }
  });

  it('know every filter', () => {
    expect([...LIST_FILTERS, ...FLAG_FILTERS].filter((name) => !canCount(name))).toEqual([]);
  });

  it('are what SQL counts, for any query', async () => {
    expect(await areReady()).toBe(true);
    await fc.assert(fc.asyncProperty(anyQuery, compare), { numRuns: 60 });
  });

  it('count the newest hits only, as SQL does, and say so', async () => {
    const query = { ...EVERYTHING, q: 'light' };
    for (const most of [1, 40, 100_000]) {
      const counted = await countFacets(database, query, { hits: most });
      expect(counted).toEqual(await countFacets(plain, query, { hits: most }));
      expect(counted.atLeast).toBe(most < 100_000);
      const timeline = await readTimeline(database, query, most);
      expect(timeline).toEqual(await readTimeline(plain, query, most));
      expect(timeline.atLeast).toBe(most < 100_000);
    }
  });

  it('stay so while clips are added, changed, hidden and deleted', async () => {
    let next = 10_000;
    const add = () => saved(makeClip(next++));
    const change = () =>
      saved({ ...makeClip(5), capability: `made-up-${next++}`, author: null, durationSeconds: 9 });
    const undate = () =>
      saved(makeEntry(makeClip(7).slug, { source: 'source-3', title: { en: 'light', zh: '光' } }));
    const remove = () =>
      plain.write((writer) => writer.run('DELETE FROM clip WHERE slug = ?', ['clip-11']));
    const saved = (entry: ReturnType<typeof makeClip>) =>
      plain.write((writer) => saveClips(writer, [entry], Date.now()));
    for (const step of [add, change, undate, add, change, remove, add]) {
      await step();
      await compare(EVERYTHING);
      expect(await listSources(database)).toEqual(await listSources(plain));
      expect(await listBatches(database)).toEqual(await listBatches(plain));
      expect(await listTerms(database)).toEqual(await listTerms(plain));
      expect(await getTerm(database, 'cat')).toEqual(await getTerm(plain, 'cat'));
      await kept.ready();
      expect(await areReady()).toBe(true);
      for (const query of fc.sample(anyQuery, { numRuns: 4, seed: next })) await compare(query);
    }
  });

  it('answer by SQL where nothing keeps them', async () => {
    const other = await open();
    expect(columnsAt(other, await other.version())).toBeNull();
  });
});
