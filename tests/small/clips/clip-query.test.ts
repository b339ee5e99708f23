import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, orderOf, serialiseQuery, toggleValue } from '@/lib/clips/clip-query';
import { parseApiQuery, readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { Problem } from '@/lib/http/problem';

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

const day = fc
  .integer({ min: 0, max: 60 })
  .map((n) => new Date(Date.UTC(2024, 1, 1 + n)).toISOString().slice(0, 10));
const keys = fc.uniqueArray(fc.constantFrom('official-page', 'artist', 'unknown', 'a1', '16:9'), {
  maxLength: 3,
});
const flag = fc.constantFrom(true, false, null);
const queries = fc
  .record({
    q: fc.constantFrom(null, '猫', 'neon street', '"a phrase" -not'),
    source: keys,
    batch: keys,
    capability: keys,
    author: keys,
    model: keys,
    aspect: keys,
    days: fc.tuple(day, day),
    bounds: fc.constantFrom('none', 'since', 'until', 'both'),
    zone: fc.constantFrom(null, 'Asia/Shanghai', 'America/Los_Angeles'),
    seconds: fc.tuple(fc.nat(60), fc.nat(60)),
    hasPrompt: flag,
    hasOriginal: flag,
    hasDate: flag,
    hasDuration: flag,
    sort: fc.constantFrom(null, 'newest', 'oldest', 'longest', 'shortest'),
    limit: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ days, bounds, seconds, ...rest }) => {
    const [since = null, until = null] = [...days].sort();
    const [minDuration = null, maxDuration = null] = [...seconds].sort((a, b) => a - b);
    return {
      ...EVERYTHING,
      ...rest,
      sort: rest.sort as null | 'newest',
      since: bounds === 'since' || bounds === 'both' ? since : null,
      until: bounds === 'until' || bounds === 'both' ? until : null,
      minDuration,
      maxDuration,
    };
  });

describe('serialiseQuery', () => {
  it('comes back from the parser as the same canonical string', () => {
    fc.assert(
      fc.property(queries, (query) => {
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

  it('toggles one value and leaves the place', () => {
    const query = { ...EVERYTHING, source: ['a'], cursor: 'x' };
    expect(toggleValue(query, 'source', 'a')).toMatchObject({ source: [], cursor: null });
    expect(toggleValue(query, 'source', 'b').source).toEqual(['a', 'b']);
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
