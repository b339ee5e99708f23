import { beforeAll, expect, it } from 'vitest';
import { listClips } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import type { Database } from '@/lib/db/database';
import { getAuthor } from '@/lib/provenance/get-author.server';
import { listDays } from '@/lib/provenance/list-days.server';
import { describeEachEngine } from '../../support/databases';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

describeEachEngine('days and authors', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  it('list every dated clip on its printed day, newest day first', async () => {
    const days = await listDays(database);
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
    for (const { day, sources } of await listDays(database)) {
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

  it('name an author with as many clips as the list has', async () => {
    const { items } = await listClips(database, { ...parse(''), limit: 200 });
    const key = items.find(({ authorKey }) => authorKey !== null)?.authorKey ?? '';
    const of = items.filter(({ authorKey }) => authorKey === key);
    expect((await getAuthor(database, key)).clipCount).toBe(of.length);
    await expect(getAuthor(database, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});
