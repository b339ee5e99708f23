import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKER } from '@/lib/search/fold-cluster';
import {
  findSearchFault,
  parseSearch,
  SEARCH_MAX_CHARACTERS,
  SEARCH_MAX_TERMS,
} from '@/lib/search/parse-search';
import type { SearchTerm } from '@/lib/search/search-node';

/** `~walk` a stem, `a b` a phrase, `butter*` a beginning, `-…` excluded. */
function write(q: string): string[] | null {
  const search = parseSearch(q);
  const term = ({ tokens, prefix }: SearchTerm) =>
    tokens.join(' ').replaceAll(MARKER, '~') + (prefix ? '*' : '');
  return search && [...search.must.map(term), ...search.not.map((each) => `-${term(each)}`)];
}

describe('parseSearch', () => {
  test.each([
    ['walks', ['~walk']],
    ['Golden Retrievers', ['~golden', '~retriev']],
    ['butter*', ['butter*']],
    ['ＢＵＴＴＥＲ＊', ['butter*']],
    ['b*', ['~b']],
    ['(butter*)', ['butter*']],
    ['text-to-vid*', ['text to vid*']],
    ['text-to-videos', ['~text ~to ~video']],
    ['cats,dogs', ['~cat', '~dog']],
    ["woman's OpenAI’s", ['~woman', '~openai']],
    ["don't", ['~don ~t']],
    ['s', ['~s']],
    ['dog dogs', ['~dog']],
  ])('words: %j', (q, terms) => expect(write(q)).toEqual(terms));

  test.each([
    ['猫', ['猫*']],
    ['东京', ['东京']],
    ['珊瑚礁', ['珊瑚 瑚礁']],
    ['東京 neon', ['东京', '~neon']],
    ['东京neon', ['东京', '~neon']],
    ['neon东京', ['~neon', '东京']],
    ['2月24日合集', ['2 月 24 日合 合集']],
    ['2月24日', ['2 月 24 日*']],
    ['3d动画', ['~3d', '动画']],
    ['猫，狗', ['猫*', '狗*']],
    ['萨姆·奥尔特曼', ['萨姆 姆 奥尔 尔特 特曼']],
    ['猫*', ['猫*']],
    ['东京*', ['东京']],
  ])('Chinese: %j', (q, terms) => expect(write(q)).toEqual(terms));

  test.each([
    ['"red dress"', ['red dress']],
    ['"walks"', ['walks']],
    ['“东京的街”', ['东京 京的 的街']],
    ['「猫」', ['猫*']],
    ['"街道上，街道"', ['街道 道上 上 街道']],
    ['"sora 云"', ['sora 云*']],
    ['"云 sora"', ['云 sora']],
    ['“一张写有“SORA”的云”', ['一张 张写 写有 有 sora 的云']],
    ['"red', ['~red']],
    ['red" dress', ['~red', '~dress']],
    ['a"b c"d', ['~a', 'b c', '~d']],
    ['"…" cat', ['~cat']],
  ])('quotations: %j', (q, terms) => expect(write(q)).toEqual(terms));

  test.each([
    ['cat -dog', ['~cat', '-~dog']],
    ['-"red dress" cat', ['~cat', '-red dress']],
    ['-猫', ['-猫*']],
    ['－dog', ['-~dog']],
    ['cat - dog', ['~cat', '~dog']],
    ['cat --dog', ['~cat', '~dog']],
    ['cat-dog', ['~cat ~dog']],
    ['-cat,dog', ['-~cat', '-~dog']],
    ['cat -', ['~cat']],
    ['cat -… dog', ['~cat', '~dog']],
  ])('exclusions: %j', (q, terms) => expect(write(q)).toEqual(terms));

  test.each([
    ['a AND b', ['~a', '~and', '~b']],
    ['title:cat', ['~titl ~cat']],
    ['{title} : cat', ['~titl', '~cat']],
    ['to*yo', ['~to', '~yo']],
    ['(cat | dog)', ['~cat', '~dog']],
    ["'; DROP TABLE clip; --", ['~drop', '~tabl', '~clip']],
  ])('no syntax: %j', (q, terms) => expect(write(q)).toEqual(terms));

  test.each(['', '   ', '…，。!?', '"', '""', '-', '- -', '*', '😀', '\u200b'])(
    'nothing to search in %j',
    (q) => expect(parseSearch(q)).toBeNull(),
  );

  test('never throws, and gives tokens of letters and digits only', () => {
    const typed = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          'a',
          'Z',
          '9',
          '猫',
          '貓',
          ' ',
          '-',
          '"',
          '“',
          '”',
          '*',
          ':',
          "'",
          '，',
          '\0',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(typed, (q) => {
        const search = parseSearch(q);
        if (search === null) return;
        expect(search.must.length + search.not.length).toBeGreaterThan(0);
        for (const { tokens } of [...search.must, ...search.not]) {
          expect(tokens.length).toBeGreaterThan(0);
          for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('findSearchFault', () => {
  test('counts characters, not UTF-16 units', () => {
    expect(findSearchFault('𠮷'.repeat(SEARCH_MAX_CHARACTERS))).toBeNull();
    expect(findSearchFault('a'.repeat(SEARCH_MAX_CHARACTERS + 1))).toBe('too-long');
  });

  test('counts terms, excluded ones too, each once', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}x`).join(' ');
    expect(findSearchFault(words(SEARCH_MAX_TERMS))).toBeNull();
    expect(findSearchFault(`${words(SEARCH_MAX_TERMS)} -cat`)).toBe('too-many-terms');
    expect(findSearchFault('cat '.repeat(30))).toBeNull();
  });
});
