import 'server-only';
import { z } from 'zod';
import { unknownParameter } from '@/lib/clips/parse-clip-query.server';
import { Problem } from '@/lib/http/problem';
import {
  EVERY_EXPLAINER,
  EXPLAINER_FILTERS,
  type ExplainerFilter,
  type ExplainerQuery,
} from './explainer-query';

const key = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}:._-]{0,199}$/u, 'a key');

/** What each parameter may be. */
export const explainerParameters = {
  kind: key.describe('One kind: official, paper, article, news, opinion, report, video, portal'),
  publisher: z
    .string()
    .max(200, 'at most 200 characters')
    .describe('Who published it, as written there; “unknown” where that is not known'),
  language: z.enum(['en', 'zh'], '“en” or “zh”').describe('The language of its title'),
  published: z
    .string()
    .regex(/^(?:unknown|\d{4}(?:-\d{2}(?:-\d{2})?)?)$/, 'a year, month or day as 2024-02')
    .describe('When: a year, a month or a day; “unknown” where no date is known'),
  clip: key.describe('The slug of a clip that it is about, by itself or by its batch'),
} satisfies Record<ExplainerFilter, z.ZodType<string>>;

function isFilter(name: string): name is ExplainerFilter {
  return (EXPLAINER_FILTERS as readonly string[]).includes(name);
}

interface Reading {
  query: ExplainerQuery;
  faults: { parameter: string; value: string; problem: string }[];
  foreign: string[];
}

/** Reads what fits, and names what does not; an empty form field is unset. */
export function readExplainerQuery(params: URLSearchParams): Reading {
  const query: ExplainerQuery = { ...EVERY_EXPLAINER };
  const faults: Reading['faults'] = [];
  for (const parameter of EXPLAINER_FILTERS) {
    const values = params.getAll(parameter).filter((text) => text !== '');
    const [value] = values;
    if (value === undefined) continue;
    const parsed = explainerParameters[parameter].safeParse(value);
    if (parsed.success && values.length === 1) query[parameter] = parsed.data;
    else {
      const wanted = parsed.error?.issues[0]?.message;
      const problem = wanted === undefined ? 'should be given once' : `should be ${wanted}`;
      faults.push({ parameter, value, problem });
    }
  }
  const foreign = [...new Set(params.keys())].filter((name) => !isFilter(name));
  return { query, faults, foreign };
}

/** The query of an API address, strictly: what is unknown or does not fit is a Problem. */
export function parseExplainerQuery(params: URLSearchParams): ExplainerQuery {
  const { query, faults, foreign } = readExplainerQuery(params);
  const [unknown] = foreign;
  if (unknown !== undefined) throw unknownParameter(unknown, EXPLAINER_FILTERS);
  const [fault] = faults;
  if (fault !== undefined) {
    const message = `“${fault.parameter}” is “${fault.value}”; it ${fault.problem}.`;
    throw new Problem('invalid_parameter', message, { detail: { parameters: faults } });
  }
  return query;
}
