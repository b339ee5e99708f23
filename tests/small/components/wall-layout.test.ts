import { describe, expect, test } from 'vitest';
import { guessHeight, layRows, type WallMeasure } from '@/components/clips/lay-rows';
import { listWindow } from '@/components/clips/list-pieces';
import { pagesOf } from '@/components/clips/use-wall-cards';
import { itemAt } from '@/components/clips/use-wall-place';
import { listItems, listLots, rowsOf, stretchAround } from '@/components/clips/wall-lots';
import { placeFirst } from '@/components/clips/wall-months';
import { makeWallClip } from '../../component/clips/make-wall-clip';

// Four 16:9 cards of 200 px and their three gaps fit into 1,000 px, five do not.
const measure: WallMeasure = {
  width: 1000,
  row: 112.5,
  gap: 16,
  below: 74,
  caption: 50,
  heading: 48,
};
const wide = 16 / 9;

describe('rows', () => {
  test('break where the next card asks for more than is left, and share what is left by shape', () => {
    const rows = layRows([wide, wide, wide, wide, wide, 9 / 16], measure);
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [4, 6],
    ]);
    // (1000 − 3 gaps) shared by four equal cards, 9/16 as high.
    expect(rows[0]?.height).toBeCloseTo(((952 / 4) * 9) / 16 + 74, 0);
  });

  test('a last row is no higher than ghosts of a common shape make it', () => {
    const [full, last] = layRows([wide, wide, wide, wide, wide], measure);
    expect(last?.height).toBeCloseTo(full?.height ?? 0, 5);
  });

  test('a card wider than the wall stands alone, as wide as the wall', () => {
    const [row] = layRows([3], { ...measure, width: 300 });
    expect(row?.height).toBeCloseTo(100 + 74, 5);
  });

  test('without rows each clip has a line of one height', () => {
    const rows = layRows([wide, null], { ...measure, row: 0, below: 152 });
    expect(rows).toEqual([
      { from: 0, to: 1, height: 152 },
      { from: 1, to: 2, height: 152 },
    ]);
  });

  test('clips of unknown shape are guessed as high as they are laid out', () => {
    for (const count of [0, 1, 7, 33]) {
      const rows = layRows(new Array(count).fill(null), measure);
      const height = rows.reduce((sum, row) => sum + row.height, 0);
      expect(guessHeight(count, measure)).toBeCloseTo(height, 5);
    }
  });
});

const segments = [
  { since: '2024-03-15', until: '2024-03-30', count: 6 },
  { since: '2024-03-01', until: '2024-03-14', count: 5 },
  { since: '2024-02-15', until: '2024-02-29', count: 5 },
  { since: null, until: null, count: 2 },
];

describe('lots', () => {
  const lots = listLots(segments);
  test('write a month above its first only', () => {
    expect(lots.map(({ month, opensMonth }) => [month, opensMonth])).toEqual([
      ['2024-03', true],
      ['2024-03', false],
      ['2024-02', true],
      ['unknown', true],
    ]);
  });

  test('the first page’s clips stand in the lots of their days', () => {
    const clips = ['a', 'b', 'c', 'd'].map((slug) => makeWallClip({ slug, ratio: 1 }));
    const firstDays = ['2024-03-30', '2024-03-14', '2024-03-15', null];
    const { known } = placeFirst({ segments, zone: 'UTC', firstDays }, { clips, nextCursor: 'n' });
    expect([...known].map(([lot, { slugs }]) => [lot, slugs])).toEqual([
      [0, ['a', 'c', '', '', '', '']],
      [1, ['b', '', '', '', '']],
      [3, ['d', '']],
    ]);
  });

  test('far ones are room, near ones month, cards and shapes, and all is as high as before', () => {
    const columns = {
      slugs: ['a', 'b', 'c', 'd', 'e'],
      ratios: [1, null, 1, 1, 1],
      thumbhashes: [null, null, null, null, null],
      pages: [{ from: 0, cursor: null }],
    };
    const items = lots.flatMap((lot, at) =>
      listItems(lot, at, at === 2 ? rowsOf(lot, columns, measure) : 500, measure),
    );
    const starts = new Float64Array(items.length + 1);
    for (const [at, { row }] of items.entries()) starts[at + 1] = (starts[at] ?? 0) + row.height;
    const layout = { items, starts, columnsOf: (at: number) => (at === 2 ? columns : null) };
    const cards = new Map([['a', makeWallClip({ slug: 'a' })]]);
    const pieces = listWindow(lots, layout, cards, { first: 1, last: items.length - 2 });
    expect(pieces.map(({ kind }) => kind)).toEqual([
      'room',
      'room',
      'month',
      'card',
      'blank',
      'blank',
      'blank',
      'blank',
      'ghosts',
      'room',
    ]);
    const rooms = pieces.flatMap((piece) => (piece.kind === 'room' ? [piece.height] : []));
    expect(rooms).toEqual([500, 500, 500]);
    expect(itemAt(starts, 999)).toBe(1);
    expect(itemAt(starts, 1000)).toBe(2);
    expect(itemAt(starts, 1e9)).toBe(items.length - 1);
  });
});

test('only pages with clips that are not there are asked for', () => {
  const columns = {
    slugs: ['a', 'b', 'c', 'd', 'e', 'f'],
    ratios: [],
    thumbhashes: [],
    pages: [
      { from: 0, cursor: null },
      { from: 2, cursor: 'x' },
      { from: 4, cursor: 'y' },
    ],
  };
  const isThere = (slug: string) => slug === 'c' || slug === 'e';
  expect(pagesOf(columns, 7, { from: 1, to: 5 }, isThere)).toEqual([
    { lot: 7, cursor: null },
    { lot: 7, cursor: 'x' },
  ]);
});

test('a page is no higher than a browser can have it, around where one is', () => {
  const heights = [100, 100, 100, 100, 100];
  expect(stretchAround(heights, 2, 300)).toEqual([1, 4]);
  expect(stretchAround(heights, 0, 300)).toEqual([0, 3]);
  expect(stretchAround(heights, 4, 1000)).toEqual([0, 5]);
  expect(stretchAround([9000], 0, 300)).toEqual([0, 1]);
});
