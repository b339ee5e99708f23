import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostRanges, parseRanges } from '@/lib/media/parse-ranges';

const size = 1000;

describe('parseRanges', () => {
  test.each([
    ['bytes=0-0', [{ start: 0, end: 0 }]],
    ['bytes=0-499', [{ start: 0, end: 499 }]],
    ['bytes=500-', [{ start: 500, end: 999 }]],
    ['bytes=999-', [{ start: 999, end: 999 }]],
    ['bytes=0-99999', [{ start: 0, end: 999 }]],
    ['bytes=0-99999999999999999999999999', [{ start: 0, end: 999 }]],
    ['bytes=-1', [{ start: 999, end: 999 }]],
    ['bytes=-1000', [{ start: 0, end: 999 }]],
    ['bytes=-5000', [{ start: 0, end: 999 }]],
    ['BYTES=0-1', [{ start: 0, end: 1 }]],
    [' bytes=0-1 ', [{ start: 0, end: 1 }]],
    [
      'bytes=0-1,4-5',
      [
        { start: 0, end: 1 },
        { start: 4, end: 5 },
      ],
    ],
    [
      'bytes=4-5, 0-1',
      [
        { start: 4, end: 5 },
        { start: 0, end: 1 },
      ],
    ],
    [
      'bytes=0-1,,4-5,',
      [
        { start: 0, end: 1 },
        { start: 4, end: 5 },
      ],
    ],
    ['bytes=0-1,5000-6000', [{ start: 0, end: 1 }]],
    [
      'bytes=0-1,2-3',
      [
        { start: 0, end: 1 },
        { start: 2, end: 3 },
      ],
    ],
  ])('%s', (header, ranges) => {
    expect(parseRanges(header, size)).toEqual(ranges);
  });

  test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0', 'bytes=2000-,3000-'])(
    '%s lies outside',
    (header) => expect(parseRanges(header, size)).toBe('outside'),
  );

  test.each([
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=a-b',
    'bytes=1',
    'bytes=5-4',
    'bytes=0-1,x',
    'bytes=0-1-2',
    'bytes=--1',
    'bytes=+1-2',
    'bytes=0x1-2',
    'bytes=1.0-2',
    'bytes = 0-1',
    'items=0-1',
    '0-1',
    '',
    'bytes=0-5,5-9',
    'bytes=0-,-1',
    'bytes=0-9,20-29,5-6',
  ])('%j is answered with the whole file', (header) => {
    expect(parseRanges(header, size)).toBe('whole');
  });

  test('a file without bytes and a request without a header are whole', () => {
    expect(parseRanges('bytes=0-', 0)).toBe('whole');
    expect(parseRanges('bytes=-1', 0)).toBe('whole');
    expect(parseRanges(null, size)).toBe('whole');
  });

  test('as many pieces as allowed, and not one more', () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, at) => `${at * 10}-${at * 10}`);
    expect(parseRanges(`bytes=${list(mostRanges)}`, size)).toHaveLength(mostRanges);
    expect(parseRanges(`bytes=${list(mostRanges + 1)}`, size)).toBe('whole');
  });

  test('whatever is asked, the pieces lie inside the file and do not overlap', () => {
    const number = fc.oneof(fc.nat({ max: 30 }), fc.nat(), fc.constant(''));
    const header = fc
      .array(fc.tuple(number, number), { maxLength: 10 })
      .map((pairs) => `bytes=${pairs.map(([first, last]) => `${first}-${last}`).join(',')}`);
    fc.assert(
      fc.property(header, fc.nat({ max: 40 }), (asked, sizeBytes) => {
        const ranges = parseRanges(asked, sizeBytes);
        if (typeof ranges === 'string') return;
        const taken = new Set<number>();
        for (const { start, end } of ranges) {
          expect(start).toBeLessThanOrEqual(end);
          for (let at = start; at <= end; at += 1) {
            expect(at < sizeBytes && !taken.has(at)).toBe(true);
            taken.add(at);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
