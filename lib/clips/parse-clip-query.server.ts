import 'server-only';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { Problem } from '@/lib/http/problem';
import {
  findSearchFault,
  SEARCH_MAX_CHARACTERS,
  SEARCH_MAX_TERMS,
} from '@/lib/search/parse-search';
import {
  type ClipQuery,
  DEFAULT_LIMIT,
  EVERYTHING,
  LIST_FILTERS,
  MAX_LIMIT,
  QUERY_PARAMETERS,
  SORTS,
} from './clip-query';

/** How many values one filter may be given. */
const MAX_VALUES = 50;

/** As `keys`, and `*` before a key that a clip is to have beside others. */
const manyKeys = z
  .array(
    z
      .string()
      .regex(
        /^[-*]?[\p{L}\p{N}][\p{L}\p{N}:._-]{0,79}$/u,
        'a key of letters, digits, “-”, “.”, “_” or “:”, after a “-” where it is not wanted, after a “*” where all such are',
      ),
  )
  .max(MAX_VALUES, `at most ${MAX_VALUES} values`);
const marked = z
  .string()
  .regex(
    /^-?[\p{L}\p{N}][\p{L}\p{N}:._-]{0,79}$/u,
    'a key of letters, digits, “-”, “.”, “_” or “:”, after a “-” where it is not wanted',
  );
/** Filters of which a clip has one value: a key, or `-` and a key that its clips are not to have. */
const keys = z.array(marked).max(MAX_VALUES, `at most ${MAX_VALUES} values`);
const flag = z.enum(['true', 'false'], '“true” or “false”').transform((text) => text === 'true');
const day = z.iso.date('a day as 2024-02-15');
const seconds = z.coerce
  .number('a number of seconds')
  .min(0, 'a number of seconds, 0 or more')
  .max(86_400, 'a number of seconds, 86400 or less');
const zone = z.string().refine(isZone, 'an IANA time zone as Asia/Shanghai');

/** What each parameter may be. The messages say what would be right. */
const PARAMETERS = {
  q: z
    .string()
    .refine((text) => findSearchFault(text) !== 'too-long', {
      error: `at most ${SEARCH_MAX_CHARACTERS} characters`,
      abort: true,
    })
    .refine((text) => findSearchFault(text) === null, `at most ${SEARCH_MAX_TERMS} words`)
    .transform((text) => text.trim() || null),
  source: keys,
  batch: keys,
  capability: keys,
  author: keys,
  model: keys,
  aspect: keys,
  link: keys,
  term: manyKeys,
  failure: manyKeys,
  since: day,
  until: day,
  zone,
  minDuration: seconds,
  maxDuration: seconds,
  hasPrompt: flag,
  hasOriginal: flag,
  hasDate: flag,
  hasDuration: flag,
  sort: z.enum(SORTS, `one of ${SORTS.join(', ')}`),
  limit: z.coerce
    .number(`a whole number from 1 to ${MAX_LIMIT}`)
    .int(`a whole number from 1 to ${MAX_LIMIT}`)
    .min(1, `a whole number from 1 to ${MAX_LIMIT}`)
    .max(MAX_LIMIT, `a whole number from 1 to ${MAX_LIMIT}`),
  cursor: z.string().max(400, 'a cursor as a list gave it'),
} satisfies Record<keyof ClipQuery, z.ZodType>;

/** What is wrong with one parameter, in words for whoever wrote the address. */
export interface QueryNotice {
  parameter: string;
  value: string;
  problem: string;
}

interface Reading {
  query: ClipQuery;
  notices: QueryNotice[];
  foreign: string[];
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isParameter(name: string): name is keyof ClipQuery {
  return (QUERY_PARAMETERS as string[]).includes(name);
}

function isList(name: keyof ClipQuery): boolean {
  return (LIST_FILTERS as readonly string[]).includes(name);
}

/** Lists may be written twice or with commas; anything else once. An empty form field is unset. */
function rawValue(params: URLSearchParams, name: keyof ClipQuery): unknown {
  const all = params.getAll(name).filter((text) => text !== '');
  if (all.length === 0) return undefined;
  if (isList(name)) {
    const values = all.flatMap((text) => text.split(',')).filter((text) => text !== '');
    return values.length === 0 ? undefined : [...new Set(values)].sort();
  }
  return all.length === 1 ? all[0] : all;
}

function read(params: URLSearchParams): Reading {
  const query: ClipQuery = { ...EVERYTHING, limit: DEFAULT_LIMIT };
  const notices: QueryNotice[] = [];
  const foreign = [...new Set(params.keys())].filter((name) => !isParameter(name));
  for (const name of QUERY_PARAMETERS) {
    const raw = params.has(name) ? rawValue(params, name) : undefined;
    if (raw === undefined) continue;
    const value = params.getAll(name).join(',');
    if (Array.isArray(raw) && !isList(name)) {
      notices.push({ parameter: name, value, problem: 'should be given once' });
      continue;
    }
    const parsed = PARAMETERS[name].safeParse(raw);
    if (parsed.success) Object.assign(query, { [name]: parsed.data });
    else {
      const problem = `should be ${parsed.error.issues[0]?.message ?? 'something else'}`;
      notices.push({ parameter: name, value, problem });
    }
  }
  return { query: mended(query, notices), notices, foreign };
}

/** Bounds that exclude each other and orders without words are named, and not applied. */
function mended(query: ClipQuery, notices: QueryNotice[]): ClipQuery {
  const out = { ...query };
  if (out.since !== null && out.until !== null && out.since > out.until) {
    const problem = `should not be after “until” (${out.until})`;
    notices.push({ parameter: 'since', value: out.since, problem });
    out.since = out.until = null;
  }
  const { minDuration, maxDuration } = out;
  if (minDuration !== null && maxDuration !== null && minDuration > maxDuration) {
    const problem = `should not be more than “maxDuration” (${maxDuration})`;
    notices.push({ parameter: 'minDuration', value: String(minDuration), problem });
    out.minDuration = out.maxDuration = null;
  }
  if (out.q === null && (out.sort === 'match' || out.sort === 'relevance')) {
    notices.push({
      parameter: 'sort',
      value: out.sort,
      problem: 'needs words to search for in “q”',
    });
    out.sort = null;
  }
  return out;
}

/**
 * The query of an API address, strictly: an unknown parameter, or a value that does not fit, is a
 * Problem that names it and what would be right.
 */
export function parseApiQuery(params: URLSearchParams, allowed: readonly string[] = []): ClipQuery {
  const { query, notices, foreign } = read(params);
  const unknown = foreign.find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw unknownParameter(unknown, [...QUERY_PARAMETERS, ...allowed]);
  const notice = notices[0];
  if (notice !== undefined) {
    const message = `“${notice.parameter}” is “${notice.value}”; it ${notice.problem}.`;
    throw new Problem('invalid_parameter', message, { detail: { parameters: notices } });
  }
  return query;
}

/** Refuses a parameter that does not exist and names the nearest one that does. */
export function unknownParameter(name: string, known: readonly string[]): Problem {
  const nearest = closest(name, known as string[]);
  return new Problem(
    'unknown_parameter',
    `There is no parameter “${name}”. The nearest is “${nearest}”.`,
    { detail: { parameter: name, nearest, known } },
  );
}

/**
 * The query of a page's address, forgivingly: what does not fit is left out and given back as a
 * notice; foreign parameters (utm_…, from=…) are dropped and said, so that the page can redirect.
 */
export function readPageQuery(params: URLSearchParams): {
  query: ClipQuery;
  notices: QueryNotice[];
  hasForeign: boolean;
} {
  const { query, notices, foreign } = read(params);
  return { query, notices, hasForeign: foreign.length > 0 };
}
