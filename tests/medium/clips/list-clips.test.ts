import { beforeAll, expect, it } from 'vitest';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { clipPage } from '@/lib/clips/contracts.server';
import { listClips, listClipsJson } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { dayInZone } from '@/lib/format/zone-days';
import type { Catalogue, CatalogueClip } from '@/lib/ingest/catalogue-contract.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { readSeed } from '../../support/seed-database';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

/** Every clip of a query, page by page; fails on a page that is too long or a clip that comes twice. */
async function walk(database: Database, query: ClipQuery): Promise<ClipItem[]> {
  const out: ClipItem[] = [];
  let cursor: string | null = null;
  do {
    const page = await listClips(database, { ...query, cursor });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    out.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const slugs = out.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  return out;
}

const is = (value: string | null, wanted: string[]) => wanted.includes(value ?? 'unknown');

/** What a filter means, told by the catalogue alone. */
const FILTERS: [string, (clip: CatalogueClip) => boolean][] = [
  ['', () => true],
  ['source=artist', (c) => c.source === 'artist'],
  ['source=artist,altman-x', (c) => is(c.source, ['artist', 'altman-x'])],
  ['batch=unknown', (c) => c.batch === null],
  [
    'batch=openai-tiktok-2024-02-21,unknown',
    (c) => is(c.batch, ['openai-tiktok-2024-02-21', 'unknown']),
  ],
  ['author=unknown', (c) => c.author === null],
  ['author=bill-peebles', (c) => c.author === 'bill-peebles'],
  ['capability=loop', (c) => c.capability === 'loop'],
  ['aspect=unknown', (c) => c.aspect === null],
  [
    'aspect=16:9&capability=text-to-video',
    (c) => c.aspect === '16:9' && c.capability === 'text-to-video',
  ],
  ['model=sora', () => true],
  ['model=veo', () => false],
  ['hasPrompt=false', (c) => c.prompt.length === 0],
  ['hasPrompt=true', (c) => c.prompt.length > 0],
  ['hasOriginal=true', () => false],
  ['hasDate=false', (c) => c.published.certainty === 'unknown'],
  ['hasDuration=false', (c) => c.durationSeconds === null],
  ['minDuration=10&maxDuration=20', (c) => within(c.durationSeconds, 10, 20)],
  ['maxDuration=9', (c) => within(c.durationSeconds, 0, 9)],
];

function within(value: number | null, from: number, to: number): boolean {
  return value !== null && value >= from && value <= to;
}

function dayOf(clip: CatalogueClip, zone: string): string | null {
  const { at, on } = clip.published;
  return at === null ? on : dayInZone(Date.parse(at), zone);
}

describeEachEngine('listClips', (open) => {
  let database: Database;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await open('seeded');
    catalogue = await readSeed();
  });

  const expected = (keeps: (clip: CatalogueClip) => boolean) =>
    catalogue.clips
      .filter(keeps)
      .map(({ slug }) => slug)
      .sort();

  it.each(FILTERS)('filters by “%s”', async (search, keeps) => {
    const items = await walk(database, { ...parse(search), limit: 37 });
    expect(items.map(({ slug }) => slug).sort()).toEqual(expected(keeps));
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('bounds days in %s', async (zone) => {
    for (const day of ['2024-02-15', '2024-02-16', '2024-02-17', '2024-02-24', '2024-03-25']) {
      const items = await walk(database, parse(`since=${day}&until=${day}&zone=${zone}`));
      const right = expected((clip) => dayOf(clip, zone) === day);
      expect(items.map(({ slug }) => slug).sort()).toEqual(right);
    }
    const march = await walk(database, parse(`since=2024-03-01&zone=${zone}`));
    const right = expected((clip) => (dayOf(clip, zone) ?? '') >= '2024-03-01');
    expect(march.map(({ slug }) => slug).sort()).toEqual(right);
  });

  it.each(['newest', 'oldest', 'longest', 'shortest'])(
    'orders by %s, the unknown last',
    async (sort) => {
      const items = await walk(database, parse(`sort=${sort}&limit=200`));
      const again = await walk(database, parse(`sort=${sort}&limit=7`));
      expect(again.map(({ slug }) => slug)).toEqual(items.map(({ slug }) => slug));
      const values = items.map((item) =>
        sort === 'newest' || sort === 'oldest' ? item.publishedOn : item.durationSeconds,
      );
      const known = values.filter((value) => value !== null);
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
      const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const falls = sort === 'newest' || sort === 'longest';
      expect(known).toEqual(falls ? sorted.reverse() : sorted);
    },
  );

  it.each(['match', 'newest', 'oldest', 'relevance', 'longest', 'shortest'])(
    'gives the same hits in the order “%s”',
    async (sort) => {
      const items = await walk(database, parse(`q=light&sort=${sort}&limit=2`));
      const all = await walk(database, parse('q=light&limit=200'));
      expect(items.length).toBeGreaterThan(4);
      expect(items.map(({ slug }) => slug).sort()).toEqual(all.map(({ slug }) => slug).sort());
    },
  );

  it('puts title hits before the others', async () => {
    const items = await walk(database, parse('q="city"'));
    const inTitle = items.map(({ titles }) => /\bcity\b/i.test(titles.en));
    expect(inTitle).toContain(true);
    expect(inTitle).toContain(false);
    expect(inTitle.indexOf(false)).toBe(inTitle.lastIndexOf(true) + 1);
  });

  it('answers the contract, as objects and as JSON', async () => {
    const page = await listClips(database, parse('limit=200'));
    expect(() => clipPage.parse(page)).not.toThrow();
    expect(
      JSON.parse(Buffer.from((await listClipsJson(database, parse('limit=200'))).json).toString()),
    ).toEqual(page);
  });

  it('refuses a cursor of another query, a made-up one, and a stale ranking', async () => {
    const { nextCursor } = await listClips(database, parse('limit=5'));
    const other = { ...parse('source=artist'), cursor: nextCursor };
    await expect(listClips(database, other)).rejects.toMatchObject({ code: 'cursor_invalid' });
    const made = { ...parse(''), cursor: 'bm9uc2Vuc2U' };
    await expect(listClips(database, made)).rejects.toMatchObject({ code: 'cursor_invalid' });
    const ranked = await listClips(database, parse('q=cat&sort=relevance&limit=2'));
    await database.write(async () => undefined);
    const stale = { ...parse('q=cat&sort=relevance&limit=2'), cursor: ranked.nextCursor };
    await expect(listClips(database, stale)).rejects.toMatchObject({ code: 'cursor_expired' });
  });
});

/** Saves clips of one artist, about foxes, each on a day of March 2024, in one transaction. */
function addFoxes(database: Database, foxes: { slug: string; day: number }[]): Promise<void> {
  const entries = foxes.map(({ slug, day }) => {
    const on = `2024-03-${String(day).padStart(2, '0')}`;
    const published = { on, at: null, certainty: 'day', clock: 'printed' } as const;
    const title = { en: `A fox ${slug}`, zh: '狐狸' };
    return makeEntry(slug, { published, title, durationSeconds: day });
  });
  return database.write((writer) => saveClips(writer, entries, Date.now()));
}

const addFox = (database: Database, slug: string, day: number) =>
  addFoxes(database, [{ slug, day }]);

/** The foxes that are there before one begins to page. */
const EARLIER = Array.from({ length: 20 }, (_, at) => ({ slug: `before-${at + 1}`, day: at + 1 }));

const PAGED = ['', 'sort=oldest', 'q=fox', 'sort=longest', 'q=fox&sort=newest'];

describeEachEngine('paging while clips come in', (open) => {
  it.each(PAGED)('gives every earlier clip once under “%s”', async (search) => {
    const database = await open('seeded');
    const add = (slug: string, day: number) => addFox(database, slug, day);
    await addFoxes(database, EARLIER);
    const query = { ...parse(search), source: ['artist'], limit: 3 };
    const before = (await walk(database, query)).map(({ slug }) => slug);
    const seen: string[] = [];
    let cursor: string | null = null;
    let added = 0;
    do {
      const page = await listClips(database, { ...query, cursor });
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
      added += 1;
      await add(`during-${added}`, 1 + ((added * 7) % 28));
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((slug) => !slug.startsWith('during'))).toEqual(before);
  });

  it.each([...PAGED, 'q=fox&sort=relevance', 'q=fox&sort=shortest'])(
    'gives every earlier clip once on the way back under “%s”',
    async (search) => {
      const database = await open('seeded');
      await addFoxes(database, EARLIER);
      const query = { ...parse(search), source: ['artist'], limit: 3 };
      const forth = (await walk(database, query)).map(({ slug }) => slug);
      let page = await listClips(database, query);
      expect(page.prevCursor).toBeNull();
      while (page.nextCursor !== null) {
        page = await listClips(database, { ...query, cursor: page.nextCursor });
        expect(page.prevCursor).not.toBeNull();
      }
      const back = page.items.map(({ slug }) => slug);
      for (let added = 1; page.prevCursor !== null; added += 1) {
        // A ranking holds for one version only.
        if (query.sort !== 'relevance')
          await addFox(database, `during-${added}`, 1 + ((added * 7) % 28));
        page = await listClips(database, { ...query, cursor: page.prevCursor });
        expect(page.nextCursor).not.toBeNull();
        back.unshift(...page.items.map(({ slug }) => slug));
      }
      expect(new Set(back).size).toBe(back.length);
      expect(back.filter((slug) => !slug.startsWith('during'))).toEqual(forth);
    },
  );
});
