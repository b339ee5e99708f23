import fc from 'fast-check';
import { type ClipQuery, EVERYTHING, type Sort } from '@/lib/clips/clip-query';
import { writeValue } from '@/lib/clips/filter-values';

/** The values random queries choose from, in each list filter. */
export interface QueryValues {
  q: readonly string[];
  source: readonly string[];
  batch: readonly string[];
  capability: readonly string[];
  author: readonly string[];
  model: readonly string[];
  aspect: readonly string[];
  link: readonly string[];
  term: readonly string[];
}

const SOME = ['official-page', 'artist', 'unknown', 'a1', '16:9'];

/** Values of which most are nobody's: for what only reads and writes queries. */
export const ANY_VALUES: QueryValues = {
  q: ['猫', 'neon street', '"a phrase" -not'],
  source: SOME,
  batch: SOME,
  capability: SOME,
  author: SOME,
  model: SOME,
  aspect: SOME,
  link: SOME,
  term: SOME,
};

/** Random queries over some values: any filters together, any order that fits, pages of 1 to 200. */
export function randomQueries(values: QueryValues): fc.Arbitrary<ClipQuery> {
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((n) => new Date(Date.UTC(2024, 1, 1 + n)).toISOString().slice(0, 10));
  // Most filters are not set, as in life: a query of all of them together finds nothing.
  const rarely = <T, U>(value: fc.Arbitrary<T>, nil: U): fc.Arbitrary<T | U> =>
    fc.oneof({ weight: 8, arbitrary: fc.constant(nil) }, { weight: 1, arbitrary: value });
  const keys = (of: readonly string[]) =>
    rarely(fc.uniqueArray(fc.constantFrom(...of, ...not(of)), { minLength: 1, maxLength: 3 }), []);
  const not = (of: readonly string[]) => of.slice(0, 3).map((value) => writeValue(value, 'none'));
  const manyKeys = (of: readonly string[]) =>
    keys([...of, ...of.slice(0, 3).map((value) => writeValue(value, 'all'))]);
  const flag = rarely(fc.boolean(), null);
  const plain: (Sort | null)[] = [null, 'newest', 'oldest', 'longest', 'shortest'];
  return fc
    .record({
      q: fc.oneof(fc.constant(null), fc.constantFrom(...values.q)),
      source: keys(values.source),
      batch: keys(values.batch),
      capability: keys(values.capability),
      author: keys(values.author),
      model: keys(values.model),
      aspect: keys(values.aspect),
      link: keys(values.link),
      term: manyKeys(values.term),
      days: fc.tuple(day, day),
      bounds: fc.constantFrom('none', 'none', 'none', 'since', 'until', 'both'),
      zone: fc.constantFrom(null, 'Asia/Shanghai', 'America/Los_Angeles'),
      seconds: rarely(fc.tuple(fc.nat(60), fc.nat(60)), []),
      hasPrompt: flag,
      hasOriginal: flag,
      hasDate: flag,
      hasDuration: flag,
      sort: fc.constantFrom(...plain),
      byWords: fc.constantFrom<Sort | null>(null, 'match', 'relevance'),
      limit: fc.integer({ min: 1, max: 200 }),
    })
    .map(({ days, bounds, seconds, byWords, ...rest }) => {
      const [since = null, until = null] = [...days].sort();
      const [minDuration = null, maxDuration = null] = [...seconds].sort((a, b) => a - b);
      return {
        ...EVERYTHING,
        ...rest,
        sort: rest.q === null ? rest.sort : (byWords ?? rest.sort),
        since: bounds === 'since' || bounds === 'both' ? since : null,
        until: bounds === 'until' || bounds === 'both' ? until : null,
        minDuration,
        maxDuration,
      };
    });
}
