import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeClip } from '@/lib/publish/describe-clip';

const text = (language: string, words: string) => ({
  language,
  text: words,
  origin: 'original' as const,
});
const clip = {
  titles: { en: 'A cat', zh: '一只猫' },
  sourceNames: { en: 'A page', zh: '某页' },
  prompt: [{ texts: [text('en', 'A cat  wakes\nits owner.'), text('zh', '一只猫叫醒主人。')] }],
};

describe('what a clip is in one run of text', () => {
  test('is its prompt in the language asked, in one line', () => {
    expect(describeClip(clip, 'en')).toBe('A cat wakes its owner.');
    expect(describeClip(clip, 'zh')).toBe('一只猫叫醒主人。');
  });

  test('is the prompt in the other language where it has only that', () => {
    expect(describeClip({ ...clip, prompt: [{ texts: [text('zh', '猫。')] }] }, 'en')).toBe('猫。');
  });

  test('is a sentence of title and source where no prompt is known, and never “no prompt”', () => {
    const words = describeClip({ ...clip, titles: { en: '$& cat', zh: '猫' }, prompt: [] }, 'en');
    expect(words).toMatch(/^\$& cat: an AI-generated clip from A page,/);
  });

  test.each([
    [22, 'A cat wakes its owner.'],
    [21, 'A cat wakes its…'],
    [16, 'A cat wakes its…'],
    [6, 'A cat…'],
  ])('is cut to %i characters where a word ends', (most, cut) => {
    expect(describeClip(clip, 'en', most)).toBe(cut);
  });

  test('is never longer than asked and never ends in half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 2, max: 60 }),
        (words, most) => {
          const cut = describeClip(
            { ...clip, prompt: [{ texts: [text('en', words)] }] },
            'en',
            most,
          );
          expect([...cut].length).toBeLessThanOrEqual(most);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
