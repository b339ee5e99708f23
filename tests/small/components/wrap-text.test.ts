import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText, wrapText } from '@/components/share/wrap-text';

/** Han characters are two wide, all others one: as in a terminal. */
const measure = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(one) ? 2 : 1), 0);

describe('lines', () => {
  test('break English between words', () => {
    expect(wrapText('A cat waking up', 9, measure)).toEqual(['A cat', 'waking up']);
  });
  test('break Chinese between characters, and keep words in it whole', () => {
    expect(wrapText('一只猫叫醒主人', 8, measure)).toEqual(['一只猫叫', '醒主人']);
    expect(wrapText('由Sora生成', 6, measure)).toEqual(['由Sora', '生成']);
  });
  test('never begin with a closing sign, nor end with an opening one', () => {
    expect(wrapText('猫，狗。', 4, measure)).toEqual(['猫，', '狗。']);
    expect(wrapText('她说“好”。', 6, measure)).toEqual(['她说', '“好”。']);
    expect(wrapText('一（二）', 6, measure)).toEqual(['一', '（二）']);
  });
  test('keep the text’s own breaks, empty lines too', () => {
    expect(wrapText('a b\n\nc', 80, measure)).toEqual(['a b', '', 'c']);
  });
  test('are never wider than they may be, and lose no letter', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'bc', ' ', '猫', '，', '。', '“', '”', '（', '1'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (said, width) => {
        const lines = wrapText(said, width, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
      }),
    );
  });
});

describe('a text that is fitted', () => {
  const measureAt = (size: number) => (text: string) => measure(text) * size;
  const box = { width: 100, height: 60, scale: 1.5, sizes: [20, 10] };
  test('is set at the largest size at which it fits', () => {
    expect(fitText('猫和狗', box, measureAt)).toEqual({
      lines: ['猫和', '狗'],
      size: 20,
      leading: 30,
    });
    expect(fitText('一二三四五六', box, measureAt)).toMatchObject({ size: 10 });
  });
  test('ends in an ellipsis where it goes on, without the comma before it', () => {
    const { lines, size } = fitText('一二三四五，'.repeat(9), box, measureAt);
    expect(size).toBe(10);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/[一二三四五]…$/);
  });
});
