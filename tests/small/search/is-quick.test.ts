import { expect, it } from 'vitest';
import { isQuick } from '@/lib/search/is-quick';
import { parseSearch } from '@/lib/search/parse-search';

const tell = (words: string) => {
  const node = parseSearch(words);
  return node === null ? null : isQuick(node);
};

it.each(['light', 'walking', '猫', '猫咪'])('knows of “%s” that an index has its hits', (q) => {
  expect(tell(q)).toBe(true);
});

it.each(['two words', '"side by side"', '机器人', 'li*', '-light', 'light -sun', "bird's-eye"])(
  'knows of “%s” that its hits are looked for',
  (q) => {
    expect(tell(q)).toBe(false);
  },
);
