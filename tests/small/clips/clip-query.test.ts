import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, orderOf, serialiseQuery } from '@/lib/clips/clip-query';
import { parseApiQuery, readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { Problem } from '@/lib/http/problem';
import { ANY_VALUES, randomQueries } from '../../support/queries';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

function problemOf(search: string): Problem {
  try {
    parse(search);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`“${search}” was accepted.`);
}

describe('serialiseQuery', () => {
  it('comes back from the parser as the same canonical string', () => {
    fc.assert(
      fc.property(randomQueries(ANY_VALUES), (query) => {
        const written = serialiseQuery(query);
        expect(serialiseQuery(parse(written))).toBe(written);
        expect(orderOf(parse(written))).toBe(orderOf(query));
      }),
    );
  });

  it('does not depend on the order or the repetition of values', () => {
    expect(serialiseQuery({ source: ['b', 'a', 'b'] })).toBe('source=a&source=b');
    expect(serialiseQuery(parse('source=b,a&source=b'))).toBe('source=a&source=b');
  });

  it('leaves out what is default', () => {
    expect(serialiseQuery(parse('sort=newest&limit=48&zone=Asia/Shanghai'))).toBe('');
    expect(serialiseQuery(parse('q=cat&sort=match'))).toBe('q=cat');
    expect(serialiseQuery(parse('q=cat&sort=newest'))).toBe('q=cat&sort=newest');
  });
});

describe('parseApiQuery', () => {
  it.each([
    ['sorce=a', 'unknown_parameter', 'sorce', 'source'],
    ['haspromt=true', 'unknown_parameter', 'haspromt', 'hasPrompt'],
    ['utm_source=x', 'unknown_parameter', 'utm_source', 'nearest'],
    ['since=15.2.2024', 'invalid_parameter', 'since', 'a day as 2024-02-15'],
    ['since=2024-02-30', 'invalid_parameter', 'since', 'a day'],
    ['since=2024-03-01&until=2024-02-01', 'invalid_parameter', 'since', 'not be after'],
    ['zone=Beijing', 'invalid_parameter', 'zone', 'Asia/Shanghai'],
    ['limit=0', 'invalid_parameter', 'limit', '1 to 200'],
    ['limit=201', 'invalid_parameter', 'limit', '1 to 200'],
    ['limit=ten', 'invalid_parameter', 'limit', '1 to 200'],
    ['sort=random', 'invalid_parameter', 'sort', 'newest'],
    ['sort=relevance', 'invalid_parameter', 'sort', 'needs words'],
    ['hasPrompt=yes', 'invalid_parameter', 'hasPrompt', 'true'],
    ['minDuration=-1', 'invalid_parameter', 'minDuration', '0 or more'],
    ['minDuration=9&maxDuration=3', 'invalid_parameter', 'minDuration', 'maxDuration'],
    ['source=a%20b', 'invalid_parameter', 'source', 'a key'],
    ['q=a&q=b', 'invalid_parameter', 'q', 'once'],
    [`q=${'a'.repeat(201)}`, 'invalid_parameter', 'q', '200 characters'],
  ])('refuses %s', (search, code, names, says) => {
    const problem = problemOf(search);
    expect(problem.code).toBe(code);
    expect(problem.status).toBe(400);
    expect(problem.message).toContain(names);
    expect(problem.message).toContain(says);
  });

  it('reads an empty form field as unset', () => {
    expect(parse('q=&since=&until=&source=')).toEqual(EVERYTHING);
  });
});

describe('readPageQuery', () => {
  it('keeps what fits, tells what does not, and names foreign parameters', () => {
    const params = new URLSearchParams('source=artist&since=soon&from=singlemessage');
    const { query, notices, hasForeign } = readPageQuery(params);
    expect(query.source).toEqual(['artist']);
    expect(query.since).toBeNull();
    expect(notices).toEqual([
      { parameter: 'since', value: 'soon', problem: 'should be a day as 2024-02-15' },
    ]);
    expect(hasForeign).toBe(true);
  });
});
