import { beforeAll, expect, it } from 'vitest';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { listClips } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { getAuthor } from '@/lib/provenance/get-author.server';
import { type DayPage, type DaysAsked, listDays } from '@/lib/provenance/list-days.server';
import { readDaysAsked } from '@/lib/provenance/read-days-asked.server';
import { loadClips } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

it.each([
  [{}, {}],
  [{ until: '2024-02-15' }, { until: '2024-02-15' }],
  [{ since: '2024-02-15' }, { since: '2024-02-15' }],
  [{ until: 'yesterday' }, null],
  [{ since: ['2024-02-15', '2024-02-16'] }, null],
  [{ since: '2024-02-15', until: '2024-02-16' }, null],
  [{ source: 'official-page' }, null],
])('an address with %j asks for the days %j', (search, asked) => {
  expect(readDaysAsked(search)).toEqual(asked);
});

describeEachEngine('days and authors', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  it('list every dated clip on its printed day, newest day first', async () => {
    const { days, newer, older } = await listDays(database);
    expect([newer, older]).toEqual([null, null]);
    expect(days.map(({ day }) => day)).toEqual(
      days
        .map(({ day }) => day)
        .sort()
        .reverse(),
    );
    const total = days.flatMap(({ sources }) => sources).reduce((sum, one) => sum + one.count, 0);
    expect(total).toBe(162);
    const launch = days.find(({ day }) => day === '2024-02-15');
    expect(launch?.sources.map(({ key }) => key)).toContain('official-page');
    expect(launch?.clips).toHaveLength(6);
  });

  it('name the first and last instant only where a post’s own id gives one', async () => {
    for (const { day, sources } of (await listDays(database)).days) {
      for (const { key, firstAt, lastAt } of sources) {
        const { items } = await listClips(database, { ...parse(`source=${key}`), limit: 200 });
        const instants = items
          .filter(({ publishedOn, publishedAt }) => publishedOn === day && publishedAt !== null)
          .map(({ publishedAt }) => publishedAt ?? '')
          .sort();
        expect([day, key, firstAt, lastAt]).toEqual([
          day,
          key,
          instants[0] ?? null,
          instants.at(-1) ?? null,
        ]);
      }
    }
  });

  it('are read a page at a time, each day once, in either direction', async () => {
    const other = await open();
    await loadClips(other, 1);
    // Eighty days, of which every second has clips; the newest from fifteen sources.
    const dayAt = (step: number) =>
      new Date(Date.UTC(2024, 1, 1 + 2 * step)).toISOString().slice(0, 10);
    const on = (day: string): ClipEntry['published'] => ({
      on: day,
      at: null,
      certainty: 'day',
      clock: 'printed',
    });
    const clips = Array.from({ length: 80 }, (_, step) =>
      makeEntry(`day-${step}`, { source: 'source-0', published: on(dayAt(step)) }),
    );
    const crowd = Array.from({ length: 15 }, (_, at) =>
      makeEntry(`crowd-${at}`, { source: `source-${at}`, published: on(dayAt(79)) }),
    );
    const hidden = makeEntry('hidden', { source: 'source-0', published: on('2031-01-01') });
    await other.write(async (writer) => {
      await writer.run('DELETE FROM clip');
      await saveClips(writer, [...clips, ...crowd, hidden], Date.now());
      await writer.run("UPDATE clip SET status = 'hidden' WHERE slug = 'hidden'");
    });
    const expected = Array.from({ length: 80 }, (_, step) => dayAt(79 - step));

    const older: string[] = [];
    for (let asked: DaysAsked | null = {}; asked !== null; ) {
      const page: DayPage = await listDays(other, asked);
      expect(page.days.length).toBeLessThanOrEqual(30);
      expect(page.newer).toBe(older.at(-1) ?? null);
      older.push(...page.days.map(({ day }) => day));
      asked = page.older === null ? null : { until: page.older };
    }
    expect(older).toEqual(expected);

    const newer: string[] = [];
    for (let asked: DaysAsked | null = { since: '2020-01-01' }; asked !== null; ) {
      const page: DayPage = await listDays(other, asked);
      expect(page.older).toBe(newer.at(0) ?? null);
      newer.unshift(...page.days.map(({ day }) => day));
      asked = page.newer === null ? null : { since: page.newer };
    }
    expect(newer).toEqual(expected);

    const [newest] = (await listDays(other)).days;
    expect([newest?.sources.length, newest?.moreSources, newest?.clips.length]).toEqual([12, 3, 6]);
    const before = await listDays(other, { until: '2020-01-01' });
    expect(before).toEqual({ days: [], newer: '2024-02-01', older: null });
    const after = await listDays(other, { since: '2030-01-01' });
    expect(after).toEqual({ days: [], newer: null, older: dayAt(79) });
  });

  it('name an author with as many clips as the list has', async () => {
    const { items } = await listClips(database, { ...parse(''), limit: 200 });
    const key = items.find(({ authorKey }) => authorKey !== null)?.authorKey ?? '';
    const of = items.filter(({ authorKey }) => authorKey === key);
    expect((await getAuthor(database, key)).clipCount).toBe(of.length);
    await expect(getAuthor(database, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});
