import { describe, expect, test } from 'vitest';
import { compareMessages, findEmptyMessages, type Messages } from './compare-messages';
import { readHouse } from './house-files';

/** All messages of a language, whether it is kept in one file or in several. */
function readLanguage(language: string): Messages {
  const files = readHouse().filter(({ path }) =>
    new RegExp(`^lib/i18n/messages/${language}(\\.json|/.*\\.json)$`).test(path),
  );
  return Object.fromEntries(
    files.map(({ path, text }) => [path.replace(`/${language}`, ''), JSON.parse(text)]),
  );
}

describe('the message files', () => {
  const [english, chinese] = [readLanguage('en'), readLanguage('zh')];

  test('hold the same keys with the same parts filled in', () => {
    expect(compareMessages(english, chinese)).toEqual([]);
  });

  test('say something under every key', () => {
    expect(findEmptyMessages(english).concat(findEmptyMessages(chinese))).toEqual([]);
  });
});

describe('comparing messages', () => {
  test.each<[string, Messages, Messages, number]>([
    ['a key missing in one', { a: { b: 'B', c: 'C' } }, { a: { b: '乙' } }, 1],
    ['a key missing in the other', {}, { a: '甲' }, 1],
    ['another part', { a: '{count} clips' }, { a: '{number} 个片段' }, 1],
    ['a part left out', { a: 'by {name}' }, { a: '作者' }, 1],
    ['another tag', { a: '<link>all</link>' }, { a: '<b>全部</b>' }, 1],
    ['a part only in a branch', { a: '{n, plural, other {{name}}}' }, { a: '{n}' }, 1],
    ['the same parts in another order', { a: '{a} of {b}' }, { a: '{b} 之 {a}' }, 0],
    [
      'a plural that one language does not need',
      { a: '{count, plural, one {one clip} other {{count} clips}}' },
      { a: '{count} 个片段' },
      0,
    ],
    ['a word in a branch', { a: '{n, plural, one {clip} other {clips}}' }, { a: '{n}' }, 0],
    ['a quoted brace', { a: "it''s '{a}'" }, { a: '它' }, 0],
  ])('%s', (_, left, right, faults) => {
    expect(compareMessages(left, right)).toHaveLength(faults);
  });

  test('an empty message is named', () => {
    expect(findEmptyMessages({ a: { b: ' ', c: 'C' } })).toEqual(['a.b']);
  });
});
