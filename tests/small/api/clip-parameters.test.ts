import { expect, test } from 'vitest';
import { clipParameters } from '@/lib/api/clip-parameters.server';
import { refuseParameters } from '@/lib/api/read-parameters.server';
import { LIST_FILTERS, QUERY_PARAMETERS } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';

test('every parameter of the query is described, in its order', () => {
  expect(Object.keys(clipParameters)).toEqual(QUERY_PARAMETERS);
});

test('every example is one that the reader takes', () => {
  for (const [name, { example }] of Object.entries(clipParameters)) {
    if (example === undefined) continue;
    expect(() => parseApiQuery(new URLSearchParams({ [name]: example }))).not.toThrow();
  }
});

/** A value as the description holds it: lists as lists, numbers as numbers, yes and no as such. */
function described(name: string, text: string): unknown {
  if ((LIST_FILTERS as readonly string[]).includes(name)) return text.split(',');
  if (name.startsWith('has') && /^(true|false)$/.test(text)) return text === 'true';
  return ['limit', 'minDuration', 'maxDuration'].includes(name) ? Number(text) : text;
}

test.each([
  ['q', 'x'.repeat(200), true],
  ['q', 'x'.repeat(201), false],
  ['since', '2024-02-15', true],
  ['since', '2024-02-30', false],
  ['until', '15.02.2024', false],
  ['minDuration', '0', true],
  ['minDuration', '-1', false],
  ['maxDuration', '86401', false],
  ['hasPrompt', 'true', true],
  ['hasPrompt', 'yes', false],
  ['sort', 'oldest', true],
  ['sort', 'best', false],
  ['limit', '200', true],
  ['limit', '201', false],
  ['limit', '0', false],
  ['limit', '1.5', false],
  ['source', 'official-page,artist', true],
  ['source', Array.from({ length: 51 }, (_, at) => `a${at}`).join(','), false],
  ['cursor', 'x'.repeat(401), false],
] as const)('%s=%s: the description and the reader agree', (name, text, taken) => {
  const { schema } = clipParameters[name];
  expect(schema.safeParse(described(name, text)).success).toBe(taken);
  const read = () => parseApiQuery(new URLSearchParams({ [name]: text }));
  if (taken) expect(read).not.toThrow();
  else expect(read).toThrow();
});

test('an address without parameters refuses any, an empty name too', () => {
  expect(() => refuseParameters(new URLSearchParams())).not.toThrow();
  for (const query of ['a=b', '=', '_=1']) {
    expect(() => refuseParameters(new URLSearchParams(query))).toThrow(/takes none/);
  }
});
