import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClusterEnd, MARKER } from '@/lib/search/fold-cluster';
import { foldHan } from '@/lib/search/fold-han';
import { TITLE_MARKER } from '@/lib/search/to-search-document.server';
import { LONGEST_WORD, type Token, tokenize } from '@/lib/search/tokenize';

const list = (text: string, kinds: Token['kind'][]) =>
  tokenize(text)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ token }) => token);

describe('tokenize', () => {
  test.each([
    ['Tokyo Walk', ['tokyo', 'walk']],
    ['ＴＯＫＹＯ　３５ｍｍ', ['tokyo', '35mm']],
    ['Café cafe\u0301 NAÏVE', ['cafe', 'cafe', 'naive']],
    ["it’s a woman's text-to-video", ['it', 's', 'a', 'woman', 's', 'text', 'to', 'video']],
    ['@_tim_brooks f/1.2', ['tim', 'brooks', 'f', '1', '2']],
    ['to\u00adkyo ﬁlm', ['tokyo', 'film']],
    ['Οδός ΟΔΟΣ Москва', ['οδοσ', 'οδοσ', 'москва']],
    ['1\ufe0f\u20e3 ½ ㎏', ['1', '1', '2', 'kg']],
    ['', []],
    ['…！ 😀 — “”', []],
  ])('words of %j', (text, tokens) => {
    expect(list(text, ['word', 'cjk'])).toEqual(tokens);
  });

  test.each([
    ['东京的街', ['东京', '京的', '的街', '街']],
    ['東京', ['东京', '京']],
    ['猫', ['猫']],
    ['雪，海', ['雪', '海']],
    ['萨姆·奥', ['萨姆', '姆', '奥']],
    ['トーキョー', ['トー', 'ーキ', 'キョ', 'ョー', 'ー']],
    ['ﾄﾞｶ', ['ドカ', 'カ']],
    ['か\u3099ら', ['がら', 'ら']],
    ['한국', ['한국', '국']],
    ['\u1112\u1161\u11ab국', ['한국', '국']],
    ['35毫米film', ['35', '毫米', '米', 'film']],
    ['佐々木', ['佐々', '々木', '木']],
    ['豈\uf900', ['岂岂', '岂']],
    ['葛\u{e0100}飾', ['葛饰', '饰']],
    ['𠮷野', ['𠮷野', '野']],
  ])('characters of %j', (text, tokens) => {
    expect(list(text, ['word', 'cjk'])).toEqual(tokens);
  });

  test.each([
    ['walk walks walking walked', 'walk walk walk walk'],
    ['35mm москва', '35mm москва'],
  ])('stems of %j', (text, stems) => {
    expect(list(text, ['stem']).join(' ')).toBe(stems.replaceAll(/(^| )/g, `$1${MARKER}`));
  });

  test.each([
    ['animals', 'animated'],
    ['news', 'new'],
    ['one', 'on'],
    ['us', 'use'],
    ['evening', 'even'],
    ['leaves', 'leaving'],
  ])('%s is no form of %s', (left, right) => {
    expect(list(left, ['stem'])).not.toEqual(list(right, ['stem']));
  });

  test.each([
    ['animals', 'animal'],
    ['leaves', 'leaf'],
    ['evenings', 'evening'],
    ['historical', 'historic'],
  ])('%s is a form of %s', (left, right) => {
    expect(list(left, ['stem'])).toEqual(list(right, ['stem']));
  });

  test('places are those of the original text', () => {
    const text = 'Ａ cafe\u0301 貓';
    const lit = tokenize(text).map(({ kind, start, end, position }) => [
      kind,
      text.slice(start, end),
      position,
    ]);
    expect(lit).toEqual([
      ['word', 'Ａ', 0],
      ['stem', 'Ａ', 0],
      ['word', 'cafe\u0301', 1],
      ['stem', 'cafe\u0301', 1],
      ['cjk', '貓', 2],
    ]);
  });

  test('a word of any length becomes a token of a bounded one', () => {
    const [token] = tokenize('x'.repeat(5000));
    expect(token).toMatchObject({ token: 'x'.repeat(LONGEST_WORD), start: 0, end: 5000 });
  });

  test('no text can make a marked token by itself', () => {
    expect(foldHan(MARKER.codePointAt(0) ?? 0)).toBe('词');
    expect(foldHan(TITLE_MARKER.codePointAt(0) ?? 0)).toBe('题');
    expect(list(`${MARKER}walk`, ['word', 'cjk'])).toEqual(['词', 'walk']);
  });
});

// What Unicode puts together, and what stands beside it.
const composing = fc.string({
  unit: fc.constantFrom(
    ...['e', '\u0301', '\u0323', 'か', '\u3099', 'ｶ', 'ﾞ', 'ﾟ', 'ﾊ', '\u1112', '\u1161', '\u11ab'],
    ...[
      'ㅎ',
      'ﾡ',
      '가',
      '\u11a8',
      '\u09c7',
      '\u09be',
      'ক',
      '貓',
      '\ufe0f',
      '\u200d',
      'ﬁ',
      '½',
      ' ',
    ],
  ),
  maxLength: 12,
});

describe('folding', () => {
  test.each([
    ['薴', '苎'],
    ['苧', '苎'],
    ['著', '着'],
    ['衞', '卫'],
    ['么', undefined],
    ['麼', '么'],
    ['猫', undefined],
  ])('%s', (character, folded) => {
    expect(foldHan(character.codePointAt(0) ?? 0)).toBe(folded);
  });

  test('cutting into clusters changes nothing that normalising the whole would give', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), composing), (text) => {
        let joined = '';
        for (let at = 0; at < text.length; ) {
          const end = findClusterEnd(text, at);
          joined += text.slice(at, end).normalize('NFKC');
          at = end;
        }
        expect(joined).toBe(text.normalize('NFKC'));
      }),
      { numRuns: 500 },
    );
  });
});

describe('every text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        '9',
        ' ',
        '-',
        "'",
        'é',
        '\u0301',
        '东',
        '東',
        '，',
        'が',
        'ｶ',
        'ﾞ',
        '½',
      ),
      maxLength: 40,
    }),
  );

  test('gives tokens of letters and digits, in order, inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = { start: 0, position: -1 };
        for (const token of tokenize(text)) {
          expect(token.token).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(token.token).toBe(token.token.toLowerCase());
          expect(token.start).toBeGreaterThanOrEqual(last.start);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.headEnd).toBeLessThanOrEqual(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.position - last.position).toBe(token.kind === 'stem' ? 0 : 1);
          last = token;
        }
      }),
      { numRuns: 500 },
    );
  });
});
