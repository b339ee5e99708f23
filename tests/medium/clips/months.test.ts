import { beforeAll, expect, it } from 'vitest';
import { month } from '@/lib/clips/contracts.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { listMonth } from '@/lib/clips/list-month.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { Database } from '@/lib/db/database';
import { loadClips } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

const lastOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10);

/** Every clip of a month, nine at a time. */
async function wholeMonth(database: Database, search: string, name: string) {
  const slugs: string[] = [];
  const days = new Set<string | null>();
  for (let cursor: string | null = null; ; ) {
    const part = await listMonth(database, { ...parse(search), cursor }, name, 9);
    expect(part.slugs.length).toBeLessThanOrEqual(9);
    expect(() => month.parse(part)).not.toThrow();
    for (const column of [part.ratios, part.thumbhashes, part.days]) {
      expect(column).toHaveLength(part.slugs.length);
    }
    slugs.push(...part.slugs);
    for (const day of part.days) days.add(day);
    cursor = part.nextCursor;
    if (cursor === null) return { slugs, days: [...days] };
  }
}

describeEachEngine('months', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
    await loadClips(database, 400);
  });

  it.each([
    '',
    'zone=Asia/Shanghai&since=2024-02-01',
    'zone=America/Los_Angeles&until=2024-06-12',
    'source=source-0',
    'q=light',
    'hasDate=true',
    'since=2024-02-20&until=2024-03-10',
  ])('share out the clips of “%s”, each as many as the timeline counts', async (search) => {
    const { months } = await readTimeline(database, parse(search));
    const all: string[] = [];
    for (const { month: name, count } of months) {
      const { slugs, days } = await wholeMonth(database, search, name);
      expect(slugs).toHaveLength(count);
      for (const day of days) expect(day?.slice(0, 7)).toBe(name);
      all.push(...slugs);
    }
    const undated = await wholeMonth(database, search, 'unknown');
    expect(undated.days.every((day) => day === null)).toBe(true);
    const listed: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await listClips(database, { ...parse(search), limit: 200, cursor });
      listed.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect([...all, ...undated.slugs].sort()).toEqual(listed.sort());
  });

  it('go on by their cursor, which no other month takes', async () => {
    const { months } = await readTimeline(database, parse(''));
    const last = months.at(-1)?.month ?? '';
    const first = await listMonth(database, parse(''), last);
    expect(first.nextCursor).toBeNull();
    const { nextCursor } = await listClips(database, parse('limit=5'));
    const asked = { ...parse(''), cursor: nextCursor };
    await expect(listMonth(database, asked, last)).rejects.toMatchObject({
      code: 'cursor_invalid',
    });
  });

  it('say where the list of their days goes on, page by page', async () => {
    const search = 'source=source-0';
    const { months } = await readTimeline(database, parse(''));
    const fullest = months.toSorted((a, b) => b.count - a.count)[0]?.month ?? '';
    for (const [name, days] of [
      [fullest, `since=${fullest}-01&until=${lastOf(fullest)}`],
      ['unknown', 'hasDate=false'],
    ] as const) {
      for (const filter of ['', search]) {
        const { slugs, cursors } = await listMonth(database, parse(filter), name);
        expect(cursors).toHaveLength(Math.floor(slugs.length / 48));
        for (const [at, cursor] of cursors.entries()) {
          const page = await listClips(database, { ...parse(`${filter}&${days}`), cursor });
          const from = (at + 1) * 48;
          expect(page.items.map(({ slug }) => slug)).toEqual(slugs.slice(from, from + 48));
        }
      }
    }
    const { slugs, cursors } = await listMonth(database, parse(''), fullest);
    expect([slugs.length > 48, cursors.length > 0]).toEqual([true, true]);
  });

  it('give the shape of a clip where it is known, and null where not', async () => {
    const { months } = await readTimeline(database, parse(''));
    const ratios: (number | null)[] = [];
    for (const { month: name } of months)
      ratios.push(...(await listMonth(database, parse(''), name)).ratios);
    expect(ratios).toContain(null);
    expect(ratios).toContain(1.7778);
    expect(ratios).toContain(0.5625);
  });
});
