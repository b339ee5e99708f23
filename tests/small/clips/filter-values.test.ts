import { describe, expect, test } from 'vitest';
import { askFor, chooseAnyOrAll, listRows } from '@/components/clips/filter-rows';
import { EVERYTHING, serialiseQuery } from '@/lib/clips/clip-query';
import { onlyValue, readValue, splitValues, writeValue } from '@/lib/clips/filter-values';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { Problem } from '@/lib/http/problem';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

describe('values', () => {
  test.each(['any', 'all', 'none'] as const)(
    'wanted as %s are read as they were written',
    (want) => {
      expect(readValue(writeValue('close-up', want))).toEqual({ want, value: 'close-up' });
    },
  );

  test('stand apart by how they are wanted, and an only one is known', () => {
    expect(splitValues(['a', '*b', '-c', 'd'])).toEqual({
      any: ['a', 'd'],
      all: ['b'],
      none: ['c'],
    });
    expect([onlyValue(['a']), onlyValue(['*a']), onlyValue(['-a']), onlyValue(['a', 'b'])]).toEqual(
      ['a', 'a', null, null],
    );
  });

  test('have one canonical form, whichever way they were written', () => {
    const query = parse('term=-snow,*neon&term=*rain&source=-artist');
    expect(serialiseQuery(query)).toBe('source=-artist&term=*neon&term=*rain&term=-snow');
    expect(serialiseQuery(parse(serialiseQuery(query)))).toBe(serialiseQuery(query));
  });

  test('a clip has one source: all of several is refused, in words that say what would be right', () => {
    expect(() => parse('source=*artist')).toThrow(Problem);
    expect(() => parse('source=*artist')).toThrow(/“source”.*a key of letters/);
    expect(() => parse('term=--snow')).toThrow(/after a “-” where it is not wanted/);
  });
});

describe('the index', () => {
  const query = { ...EVERYTHING, term: ['*neon', '*rain', '-snow'], cursor: 'c' };

  test('leaves values out and takes them in again', () => {
    expect(askFor(EVERYTHING, 'source', 'a', 'none').source).toEqual(['-a']);
    expect(askFor({ ...EVERYTHING, source: ['-a'] }, 'source', 'a', 'none').source).toEqual([]);
    expect(askFor({ ...EVERYTHING, source: ['-a'] }, 'source', 'a', 'any').source).toEqual(['a']);
    expect(askFor(query, 'term', 'neon', 'any')).toMatchObject({
      term: ['*rain', '-snow'],
      cursor: null,
    });
    expect(askFor(query, 'term', 'fog', 'any').term).toEqual(['*neon', '*rain', '-snow', '*fog']);
  });

  test('offers any or all of several only where a clip has several', () => {
    const several = chooseAnyOrAll(query, 'term');
    expect(several?.isAll).toBe(true);
    expect(several?.any.term).toEqual(['neon', 'rain', '-snow']);
    expect(chooseAnyOrAll({ ...EVERYTHING, term: ['neon'] }, 'term')).toBeNull();
    expect(chooseAnyOrAll({ ...EVERYTHING, source: ['a', 'b'] }, 'source')).toBeNull();
  });

  test('shows what is left out, whatever its count', () => {
    const facets = { term: ['a', 'b', 'snow'].map((value) => ({ value, count: 1, label: null })) };
    const rows = listRows(query, facets, 'term', (_, value) => value, 1);
    expect(rows.map(({ value, isActive, isRefused }) => [value, isActive, isRefused])).toEqual([
      ['a', false, false],
      ['snow', false, true],
    ]);
  });
});
