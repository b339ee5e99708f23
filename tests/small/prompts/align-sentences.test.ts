import { describe, expect, it } from 'vitest';
import { alignSentences, splitSentences } from '@/lib/prompts/align-sentences';
import { readClips } from './read-clips';

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One. ', 'Two! ', 'Three?']],
    ['no capitals. here either.', ['no capitals. ', 'here either.']],
    ['He said “Go.” Then left.', ['He said “Go.” ', 'Then left.']],
    ['Dr. Who at St. Ives, f/2.8. Dusk', ['Dr. Who at St. Ives, f/2.8. ', 'Dusk']],
    ['猫。狗！“鸟。”鱼', ['猫。', '狗！', '“鸟。”', '鱼']],
    ['no end', ['no end']],
    ['', []],
  ])('splits %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});

describe('sentences of two languages', () => {
  it('stand beside each other by position', () => {
    expect(alignSentences(['One. Two.', '一。二。'])).toEqual([
      ['One. ', '一。'],
      ['Two.', '二。'],
    ]);
  });

  it('stay whole beside whole when the counts differ', () => {
    expect(alignSentences(['One. Two.', '一，二。'])).toEqual([['One. Two.', '一，二。']]);
  });

  it('take one wording, or none', () => {
    expect(alignSentences(['One. Two.'])).toEqual([['One. '], ['Two.']]);
    expect(alignSentences([])).toEqual([]);
  });

  it('lose no letter of the catalogue, and pair all but five of its prompts', () => {
    let whole = 0;
    for (const { prompt } of readClips().values()) {
      for (const part of prompt) {
        const texts = part.texts.map(({ text }) => text);
        const rows = alignSentences(texts);
        texts.forEach((text, column) => {
          expect(rows.map((row) => row[column]).join('')).toBe(text);
        });
        if (rows.length === 1 && texts.some((text) => splitSentences(text).length > 1)) whole += 1;
      }
    }
    expect(whole).toBe(5);
  });
});
