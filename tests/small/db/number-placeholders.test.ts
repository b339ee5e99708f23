import { describe, expect, it } from 'vitest';
import { numberPlaceholders } from '@/lib/db/number-placeholders';

describe('numberPlaceholders', () => {
  it.each([
    ['SELECT 1', 'SELECT 1'],
    ['a = ? AND b = ?', 'a = $1 AND b = $2'],
    ["a = '?' AND b = ?", "a = '?' AND b = $1"],
    ["'it''s ?' || ?", "'it''s ?' || $1"],
    ["E'\\' ?' || ?", "E'\\' ?' || $1"],
    ["'\\' || ?", "'\\' || $1"],
    ['"odd ? name" = ?', '"odd ? name" = $1'],
    ['"a""?" = ?', '"a""?" = $1'],
    ['-- why?\n?', '-- why?\n$1'],
    ["-- it's\n?", "-- it's\n$1"],
    ["/* it's ? */ ?", "/* it's ? */ $1"],
    ['$$ ? $$ || ?', '$$ ? $$ || $1'],
    ['$x$ ? $y$ ? $x$ || ?', '$x$ ? $y$ ? $x$ || $1'],
    ['(?, ?),(?, ?)', '($1, $2),($3, $4)'],
  ])('%s', (sql, numbered) => {
    expect(numberPlaceholders(sql)).toBe(numbered);
  });
});
