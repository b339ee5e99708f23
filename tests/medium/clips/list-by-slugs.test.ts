import { beforeAll, expect, it } from 'vitest';
import { namedRoute } from '@/lib/api/named-route.server';
import { listBySlugs, namedClips } from '@/lib/clips/list-by-slugs.server';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';

describeEachEngine('clips by name', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  it('come in the order they are asked for, and the strangers are named', async () => {
    const asked = ['tokyo-walk', 'no-such-clip', 'cat-on-bed'];
    const { items, unknown } = namedClips.parse(await listBySlugs(database, asked));
    expect(items.map(({ slug }) => slug)).toEqual(['tokyo-walk', 'cat-on-bed']);
    expect(unknown).toEqual(['no-such-clip']);
    expect(await listBySlugs(database, [])).toMatchObject({ items: [], unknown: [] });
  });
});

const read = (search: string) =>
  namedRoute.handler(
    { url: new URL(`http://reel.test/api/v1/list?${search}`) } as Parameters<
      typeof namedRoute.handler
    >[0],
    {},
  );

it.each([
  ['', 'invalid_parameter'],
  ['clips=', 'invalid_parameter'],
  [`clips=${Array.from({ length: 101 }, (_, at) => `c${at}`)}`, 'invalid_parameter'],
  ['clip=a', 'unknown_parameter'],
])('%.30s is refused as %s', (search, code) => {
  expect(() => read(search)).toThrow(expect.objectContaining({ code }));
});

it('gives one answer for one list, however it is written', () => {
  const keys = ['clips=b,a', 'clips=b&clips=a', 'clips=b,,a,b'].map((search) => read(search));
  expect(new Set(keys.map((plan) => (plan.kind === 'keepable' ? plan.key : ''))).size).toBe(1);
});
