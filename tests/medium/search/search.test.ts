import { beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { answerByPattern } from './answer-by-pattern';
import { findInIndex } from './find-in-index';
import { searchTable } from './search-table';
import { readSeededClips } from './seeded-clips';

const clips = readSeededClips();

describeEachEngine('the table of searches', (open, { engine }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  test('every answer is whole and holds nothing else', async () => {
    let hits = 0;
    let right = 0;
    let wanted = 0;
    const wrong: Record<string, { missed: string[]; extra: string[] }> = {};
    for (const row of searchTable) {
      const answer = row.slugs ?? answerByPattern(row, clips);
      const found = await findInIndex(database, row.q);
      const missed = answer.filter((slug) => !found.includes(slug));
      const extra = found.filter((slug) => !answer.includes(slug));
      if (missed.length + extra.length > 0) wrong[row.q] = { missed, extra };
      wanted += answer.length;
      hits += found.length;
      right += answer.length - missed.length;
    }
    console.log(
      `search on ${engine}: ${searchTable.length} searches, ${wanted} right answers,`,
      `recall ${(right / wanted).toFixed(3)}, precision ${(right / hits).toFixed(3)}`,
    );
    expect(wrong).toEqual({});
  });

  test('title and rest share out all', async () => {
    for (const { q } of searchTable) {
      const [all, title, rest] = [
        await findInIndex(database, q),
        await findInIndex(database, q, 'title'),
        await findInIndex(database, q, 'rest'),
      ];
      expect([...title, ...rest].sort(), q).toEqual(all);
    }
    expect(await findInIndex(database, '东京 -雪', 'title')).toEqual([
      'tokyo-walk',
      'train-window',
    ]);
    expect(await findInIndex(database, 'neon', 'rest')).toEqual(['cybernetic-german-shepherd']);
  });
});
