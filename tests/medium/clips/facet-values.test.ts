import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { countFacets } from '@/lib/clips/count-facets.server';
import { writeValue } from '@/lib/clips/filter-values';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import type { Database } from '@/lib/db/database';
import { loadClips } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';

describeEachEngine('of many values counts', (_, tests) => {
  let plain: Database;
  let database: Database;
  let kept: KeptColumns;

  beforeAll(async () => {
    const address = await tests.address('seeded');
    plain = await tests.open(address);
    database = await tests.open(address);
    await loadClips(plain, 300);
    kept = keepColumns(database, address);
    await kept.ready();
  });
  afterAll(() => kept.stop());

  it.each([1, 3, 20])('tell the %i most frequent, and how many more there are', async (values) => {
    const all = await countFacets(plain, EVERYTHING);
    const few = await countFacets(plain, EVERYTHING, { values });
    expect(await countFacets(database, EVERYTHING, { values })).toEqual(few);
    expect(all.more).toEqual({});
    for (const [name, counted = []] of Object.entries(all.facets)) {
      const told = few.facets[name] ?? [];
      expect(told.length + (few.more[name] ?? 0)).toBe(counted.length);
      expect(told.slice(0, values)).toEqual(counted.slice(0, values));
      // What is unknown is the last of all.
      expect(told.slice(values)).toEqual(
        counted.slice(values).filter(({ value }) => value === 'unknown'),
      );
    }
  });

  it('tell a value that is asked for or refused, however rare', async () => {
    const all = await countFacets(plain, EVERYTHING);
    const rare = all.facets.author?.findLast(({ value }) => value !== 'unknown')?.value ?? '';
    for (const author of [[rare], [writeValue(rare, 'none')]]) {
      const query = { ...EVERYTHING, author };
      const few = await countFacets(plain, query, { values: 1 });
      expect(await countFacets(database, query, { values: 1 })).toEqual(few);
      expect(few.facets.author?.map(({ value }) => value)).toContain(rare);
    }
  });
});
