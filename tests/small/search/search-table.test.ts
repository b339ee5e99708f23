import { describe, expect, test } from 'vitest';
import { evaluateSearch, indexTexts } from '@/lib/search/match-texts';
import { findSearchFault, parseSearch } from '@/lib/search/parse-search';
import { answerByPattern } from '../../medium/search/answer-by-pattern';
import { searchTable } from '../../medium/search/search-table';
import { readSeededClips } from '../../medium/search/seeded-clips';

const clips = readSeededClips();
const indexed = clips.map((clip) => ({ slug: clip.slug, tokens: indexTexts(clip) }));

describe('the table of searches', () => {
  test('covers all clips with enough searches, each once', () => {
    expect(clips).toHaveLength(166);
    expect(new Set(searchTable.map(({ q }) => q)).size).toBe(searchTable.length);
    expect(searchTable.filter(({ slugs }) => slugs !== undefined).length).toBeGreaterThan(120);
  });

  test.each(searchTable.map((row) => [row.q, row.why, row] as const))('%j (%s)', (q, _why, row) => {
    const answer = answerByPattern(row, clips);
    if (row.slugs !== undefined) expect(answer).toEqual(row.slugs);
    expect(findSearchFault(q)).toBeNull();
    const search = parseSearch(q);
    const found = indexed.filter(({ tokens }) => search !== null && evaluateSearch(search, tokens));
    expect(found.map(({ slug }) => slug).sort()).toEqual(answer);
  });
});
