import { expect, test } from 'vitest';
import { formatBytes, formatCount } from '@/lib/format/format-count';
import { formatDuration, isoDuration } from '@/lib/format/format-duration';
import { formatInstant, formatZone } from '@/lib/format/format-instant';

test.each([
  [9, '0:09'],
  [8.6, '0:09'],
  [59.7, '1:00'],
  [75, '1:15'],
  [3661, '1:01:01'],
  [0.2, '0:01'],
  [0, '0:00'],
])('%s seconds are %s', (seconds, written) => {
  expect(formatDuration(seconds)).toBe(written);
});

test('a duration for machines keeps its milliseconds', () => {
  expect([9, 8.333333].map(isoDuration)).toEqual(['PT9S', 'PT8.333S']);
});

test.each([
  [900, 'en', '900 bytes'],
  [834_000, 'en', '834 kB'],
  [4_234_000, 'zh', '4.2 MB'],
  [3_000_000_000, 'en', '3 GB'],
] as const)('%s bytes in %s are %s', (bytes, locale, written) => {
  expect(formatBytes(bytes, locale)).toBe(written);
});

test('thousands are grouped', () => {
  expect(formatCount(1204, 'en')).toBe('1,204');
});

test('an instant is written on the clocks of the zone it names', () => {
  const launch = '2024-02-15T18:14:00Z';
  expect(formatInstant(launch, 'America/Los_Angeles', 'en')).toBe('15 Feb 2024, 10:14 GMT-8');
  expect(formatInstant(launch, 'Asia/Shanghai', 'zh')).toContain('2月16日');
});

test('a zone has a name in both languages, and its id where there is none', () => {
  expect(formatZone('America/Los_Angeles', 'en')).toBe('Pacific Time');
  expect(formatZone('Asia/Shanghai', 'zh')).toBe('中国标准时间');
  expect(formatZone('UTC', 'en')).toBe('UTC');
});
