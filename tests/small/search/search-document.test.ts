import { describe, expect, test } from 'vitest';
import { evaluateSearch, indexTexts } from '@/lib/search/match-texts';
import { parseSearch } from '@/lib/search/parse-search';
import { COLUMN_MAX_POSITIONS, placeTokens } from '@/lib/search/place-tokens';
import type { SearchNode } from '@/lib/search/search-node';
import { toFts5 } from '@/lib/search/to-fts5.server';
import { toSearchDocument } from '@/lib/search/to-search-document.server';
import { toTsquery, toTsqueryCondition } from '@/lib/search/to-tsquery.server';

const texts = { titles: ['Red cats', '红猫'], prompts: ['A cat, 猫 sat'], credits: [] };

function read(q: string): SearchNode {
  const search = parseSearch(q);
  if (search === null) throw new Error(`Nothing to search in ${q}`);
  return search;
}

describe('toSearchDocument', () => {
  test('SQLite: exact tokens, then stems, a gap token wherever two are not side by side; titles twice', () => {
    expect(toSearchDocument(texts, 'sqlite')).toEqual({
      title:
        '詞 red cats 詞 红猫 猫 詞 詞red 詞cat 詞 題red 題cats 詞 題红猫 題猫 詞 題詞red 題詞cat',
      prompt: '詞 a cat 猫 sat 詞 詞a 詞cat 詞 詞sat',
      credit: '詞 詞',
    });
  });

  test('PostgreSQL: positions from 2, one left free between texts, stems on their words', () => {
    expect(toSearchDocument(texts, 'postgres')).toEqual({
      title: "'red':2 '詞red':2 'cats':3 '詞cat':3 '红猫':5 '猫':6",
      prompt: "'a':2 '詞a':2 'cat':3 '詞cat':3 '猫':4 'sat':5 '詞sat':5",
      credit: '',
    });
  });

  test.each([
    ['"red cats 红"', false],
    ['"cats 红猫"', false],
    ['"a cat 猫 sat"', true],
    ['cat-sat', false],
  ])('%s reaches from one text into the next: %s', (q, found) => {
    expect(evaluateSearch(read(q), indexTexts(texts))).toBe(found);
  });

  test('a column ends at a position that PostgreSQL can tell from others', () => {
    const positions = placeTokens(['猫'.repeat(20_000), 'cat']).map(({ position }) => position);
    expect(Math.max(...positions)).toBe(COLUMN_MAX_POSITIONS - 1);
  });
});

describe('toFts5', () => {
  test.each([
    ['cat', 'all', '("詞cat")'],
    ['珊瑚礁 butter*', 'all', '("珊瑚 瑚礁" AND "butter" *)'],
    ['猫', 'title', '("題猫" *)'],
    ['猫 -dog', 'title', '("題猫" *) NOT ("詞dog")'],
    ['猫 dog', 'rest', '("猫" * AND "詞dog") NOT (("題猫" * AND "題詞dog"))'],
    ['猫 -dog', 'rest', '("猫" *) NOT ("詞dog" OR ("題猫" *))'],
    ['-dog', 'all', '("詞") NOT ("詞dog")'],
    ['-dog', 'title', '("詞") NOT ("詞dog")'],
    ['-dog', 'rest', '"詞題"'],
  ] as const)('%s in %s', (q, scope, expression) => {
    expect(toFts5(read(q), scope)).toBe(expression);
  });
});

describe('toTsquery', () => {
  test.each([
    ['cat', 'all', "('詞cat')"],
    ['珊瑚礁 butter*', 'all', "('珊瑚' <-> '瑚礁') & ('butter':*)"],
    ['猫 -dog', 'all', "('猫':*) & !('詞dog')"],
    ['猫 -dog', 'title', "('猫':*)"],
    ['-dog', 'title', ''],
  ] as const)('%s in %s', (q, scope, literal) => {
    expect(toTsquery(read(q), scope)).toBe(literal);
  });

  const anywhere = '(s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)';

  test.each([
    ['猫 -dog', 'all', `${anywhere} AND NOT ${anywhere}`, 6],
    ['猫 dog', 'title', 's.title @@ ?::tsquery', 1],
    ['猫 dog', 'rest', `${anywhere} AND ${anywhere} AND NOT s.title @@ ?::tsquery`, 7],
    ['-dog', 'title', `NOT ${anywhere}`, 3],
    ['-dog', 'rest', `NOT ${anywhere} AND NOT TRUE`, 3],
  ] as const)('the condition of %s in %s', (q, scope, sql, count) => {
    const condition = toTsqueryCondition(read(q), scope, 's');
    expect(condition.sql).toBe(sql);
    expect(condition.values).toHaveLength(count);
  });
});
