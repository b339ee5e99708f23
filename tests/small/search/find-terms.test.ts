import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon, findTerms, type TermWordings } from '@/lib/search/find-terms';

const term = (key: string, words: string[], exact: string[] = [], not: string[] = []) => ({
  key,
  words,
  exact,
  not,
});

const TERMS: TermWordings[] = [
  term('depth-of-field', ['depth of field', '景深']),
  term('shallow', ['shallow depth of field', '浅景深']),
  term('close-up', ['close-up', '特写']),
  term('walking', ['walk', '行走']),
  term('glasses', [], ['glasses']),
  term('glass', [], ['glass']),
  term('dog', ['狗'], ['dog', 'dogs'], ['hot dog', '热狗']),
  term('aperture', ['f/1.2']),
  term('film', ['35mm film', '35 毫米胶片']),
  term('cafe', ['café']),
  term('dragon', ['龙'], [], ['恐龙']),
];
const lexicon = compileLexicon(TERMS);

/** The keys of a text with the words that stand for them. */
function found(text: string): string[] {
  return findTerms(text, lexicon).map(({ key, start, end }) => `${key}: ${text.slice(start, end)}`);
}

describe('finding terms', () => {
  it.each([
    ['A shallow depth of field.', ['shallow: shallow depth of field']],
    ['Depth of field, please', ['depth-of-field: Depth of field']],
    ['浅景深，景深', ['shallow: 浅景深', 'depth-of-field: 景深']],
    [
      'Close up, CLOSE-UP, close‑up',
      ['close-up: Close up', 'close-up: CLOSE-UP', 'close-up: close‑up'],
    ],
    ['She walks; he walked, walking', ['walking: walks', 'walking: walked', 'walking: walking']],
    ['glasses of glass', ['glasses: glasses', 'glass: glass']],
    ['a dog and a hot dog', ['dog: dog']],
    ['狗和热狗', ['dog: 狗']],
    ['恐龙与龍', ['dragon: 龍']],
    ['50mm f/1.2', ['aperture: f/1.2']],
    ['35 毫米胶片 and 35mm film', ['film: 35 毫米胶片', 'film: 35mm film']],
    ['Cafe, CAFÉ', ['cafe: Cafe', 'cafe: CAFÉ']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('reaches over no end of a clause or line', () => {
    expect(found('in the depth. Of field')).toEqual([]);
    expect(found('close, up')).toEqual([]);
    expect(found('close\nup')).toEqual([]);
    expect(found('特，写')).toEqual([]);
  });

  it('gives spans in order that never overlap and lie in the text, for any text', () => {
    const words = fc.constantFrom(
      'close',
      'up',
      '-',
      ' ',
      '浅',
      '景',
      '深',
      'dog',
      'hot',
      '狗',
      '.',
      'é',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of findTerms(text, lexicon)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
    );
  });

  it('finds the same with only the terms that it found', () => {
    const text = 'A shallow depth of field, a hot dog, 浅景深, dogs with glasses walking.';
    const spans = findTerms(text, lexicon);
    const keys = new Set(spans.map(({ key }) => key));
    const fewer = compileLexicon(TERMS.filter(({ key }) => keys.has(key)));
    expect(findTerms(text, fewer)).toEqual(spans);
  });
});
