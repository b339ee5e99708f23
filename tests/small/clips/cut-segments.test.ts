import { expect, test } from 'vitest';
import { cutSegments } from '@/lib/clips/cut-segments';

const open = { since: null, until: null };
const days = [
  { day: '2024-02-15', count: 40 },
  { day: '2024-02-16', count: 70 },
  { day: '2024-02-20', count: 5 },
  { day: '2024-03-01', count: 9 },
  { day: '2024-03-30', count: 1 },
];

test('a month is one segment, newest first, and what is undated comes last', () => {
  expect(cutSegments({ days, unknown: 4 }, open)).toEqual([
    { since: '2024-03-01', until: '2024-03-30', count: 10 },
    { since: '2024-02-15', until: '2024-02-20', count: 115 },
    { since: null, until: null, count: 4 },
  ]);
});

test('a fuller month is cut at days, and a fuller day stays one', () => {
  const cut = cutSegments({ days, unknown: 0 }, open, 60);
  expect(cut.map(({ since, until, count }) => [since, until, count])).toEqual([
    ['2024-03-01', '2024-03-30', 10],
    ['2024-02-20', '2024-02-20', 5],
    ['2024-02-16', '2024-02-16', 70],
    ['2024-02-15', '2024-02-15', 40],
  ]);
});

test('days outside a query’s own, and then the undated, are left out', () => {
  const bounds = { since: '2024-02-16', until: '2024-03-01' };
  const cut = cutSegments({ days, unknown: 4 }, bounds);
  expect(cut.map(({ count }) => count)).toEqual([9, 75]);
});
