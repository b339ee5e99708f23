import { describe, expect, test } from 'vitest';
import { binDays } from '@/components/clips/bin-days';
import { makeLabels } from '@/components/clips/filter-labels';
import { listRows, sumClips, turnValue } from '@/components/clips/filter-rows';
import { cutPassage } from '@/components/clips/find-matches';
import { listChips } from '@/components/clips/list-chips';
import { paintBackdrop } from '@/components/clips/paint-backdrop';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { fill } from '@/lib/i18n/fill';

const count = (value: string, count: number) => ({ value, count, label: null });
const labelOf = makeLabels({
  locale: 'en',
  facets: { author: [{ value: 'tim', count: 1, label: { en: 'Tim', zh: '蒂姆' } }] },
  sourceNames: new Map([['openai-tiktok', 'OpenAI on TikTok']]),
  message: (key) => ({ unknown: 'Not known', 'flag.hasPrompt.true': 'Prompt known' })[key] ?? null,
});

describe('the name of a value', () => {
  test.each([
    ['source', 'openai-tiktok', 'OpenAI on TikTok'],
    ['batch', 'openai-tiktok-2024-02-24', '24 Feb · OpenAI on TikTok'],
    ['batch', 'a-batch-of-somebody', 'a batch of somebody'],
    ['author', 'tim', 'Tim'],
    ['author', 'unknown', 'Not known'],
    ['hasPrompt', 'true', 'Prompt known'],
    ['capability', 'time-travel', 'time travel'],
  ] as const)('%s %s is %s', (name, value, label) => {
    expect(labelOf(name, value)).toBe(label);
  });
});

describe('the index', () => {
  const query = { ...EVERYTHING, source: ['a'], hasPrompt: true, cursor: 'c' };
  test('turns values round and begins anew', () => {
    expect(turnValue(query, 'source', 'b')).toMatchObject({ source: ['a', 'b'], cursor: null });
    expect(turnValue(query, 'source', 'a')).toMatchObject({ source: [] });
    expect(turnValue(query, 'hasPrompt', 'true')).toMatchObject({ hasPrompt: null, cursor: null });
    expect(turnValue(query, 'hasPrompt', 'false')).toMatchObject({ hasPrompt: false });
  });
  test('leaves out a filter with one value, unless that is set', () => {
    const facets = { model: [count('sora', 166)], source: [count('a', 3)] };
    expect(listRows(query, facets, 'model', labelOf)).toEqual([]);
    expect(listRows(query, facets, 'source', labelOf)).toMatchObject([
      { value: 'a', isActive: true },
    ]);
  });
  test('counts a query by a filter that it does not set', () => {
    const facets = { source: [count('a', 3), count('b', 9)], model: [count('sora', 3)] };
    expect(sumClips(query, facets)).toBe(3);
  });

  test('never sums a filter of which a clip has several values', () => {
    const facets = { term: [count('neon', 4), count('rain', 4)], model: [count('sora', 5)] };
    expect(sumClips({ ...EVERYTHING }, facets)).toBe(5);
  });

  test('shows the most frequent values of a bounded filter, and those that are set', () => {
    const facets = { term: ['a', 'b', 'c', 'd'].map((value) => count(value, 2)) };
    const values = (term: string[]) =>
      listRows({ ...EVERYTHING, term }, facets, 'term', labelOf, 2).map(({ value }) => value);
    expect(values([])).toEqual(['a', 'b']);
    expect(values(['d'])).toEqual(['a', 'b', 'd']);
  });
});

test('chips name every filter that is set, each with the query without it', () => {
  const query = {
    ...EVERYTHING,
    q: 'cat',
    sort: 'relevance' as const,
    since: '2024-02-15',
    zone: 'UTC',
    minDuration: 5,
    source: ['openai-tiktok'],
    hasPrompt: true,
  };
  const chips = listChips(query, labelOf, {
    words: (q) => q,
    not: (value) => `not ${value}`,
    also: (value) => `with ${value}`,
    span: (since, until) => `${since} ${until}`,
    duration: (min, max) => `${min} ${max}`,
  });
  expect(chips.map(({ label }) => label)).toEqual([
    'cat',
    '2024-02-15 null',
    '5 null',
    'OpenAI on TikTok',
    'Prompt known',
  ]);
  // An order that needs words goes with them.
  expect(chips[0]?.without).toMatchObject({ q: null, sort: null, since: '2024-02-15' });
  expect(chips[1]?.without).toMatchObject({ since: null, zone: null, q: 'cat' });
  expect(chips[3]?.without).toMatchObject({ source: [] });
});

test('a value that is refused, or joined to others, is named without its mark beside its chip', () => {
  const label = (value: string) => value;
  const words = { words: label, not: label, also: label, span: () => '', duration: () => '' };
  const query = { ...EVERYTHING, term: ['neon', '*rain', '-dog'] };
  expect(listChips(query, (_, value) => value, words).map(({ value }) => value)).toEqual([
    undefined,
    { name: 'rain', isRefused: false },
    { name: 'dog', isRefused: true },
  ]);
});

describe('the bars of the date strip', () => {
  const day = (one: string, count = 1) => ({ day: one, count });
  test('are days with the empty ones between', () => {
    const { unit, bins } = binDays([day('2024-02-28', 2), day('2024-03-02')]);
    expect(unit).toBe('day');
    expect(bins.map(({ count }) => count)).toEqual([2, 0, 0, 1]);
    expect(bins[1]?.since).toBe('2024-02-29');
  });
  test('are months where days would be too many, and lose no clip', () => {
    const { unit, bins } = binDays([day('2023-11-20', 3), day('2024-02-15', 4), day('2024-02-29')]);
    expect(unit).toBe('month');
    expect(bins).toEqual([
      { since: '2023-11-01', until: '2023-11-30', count: 3 },
      { since: '2023-12-01', until: '2023-12-31', count: 0 },
      { since: '2024-01-01', until: '2024-01-31', count: 0 },
      { since: '2024-02-01', until: '2024-02-29', count: 5 },
    ]);
  });
  test('are years over a long time, the latest of a very long one', () => {
    expect(binDays([day('1990-05-01'), day('2024-01-01')]).bins).toHaveLength(35);
    const long = binDays([day('1600-05-01'), day('2024-01-01')]);
    expect([long.unit, long.bins.length, long.bins.at(-1)?.since]).toEqual([
      'year',
      92,
      '2024-01-01',
    ]);
  });
  test('are none without days', () => {
    expect(binDays([]).bins).toEqual([]);
  });
});

describe('a passage round a match', () => {
  test('begins between words and keeps its ranges on the same letters', () => {
    const text = `${'word '.repeat(30)}butterfly ${'word '.repeat(60)}`;
    const at = text.indexOf('butterfly');
    const passage = cutPassage(text, [{ start: at, end: at + 9 }]);
    const [range = { start: 0, end: 0 }] = passage.ranges;
    expect(passage.text.slice(range.start, range.end)).toBe('butterfly');
    expect(passage.text).toMatch(/^… word .* …$/);
    expect(passage.text.length).toBeLessThan(165);
  });
  test('of a short text is the text', () => {
    expect(cutPassage('一只猫', [{ start: 2, end: 3 }])).toEqual({
      text: '一只猫',
      ranges: [{ start: 2, end: 3 }],
    });
  });
});

test('a backdrop has three colours from sky to ground, and bad bytes have none', () => {
  expect(paintBackdrop('1QcSHQRnh493V4dIh4eXh1h4kJUI')).toMatch(
    /^linear-gradient\(#[0-9a-f]{6},#[0-9a-f]{6},#[0-9a-f]{6}\)$/,
  );
  expect(paintBackdrop('not base64!')).toBeNull();
});

test('a message is filled with what is known', () => {
  expect(fill('Copy “{title}” {other}', { title: '$& {x}' })).toBe('Copy “$& {x}” {other}');
});
