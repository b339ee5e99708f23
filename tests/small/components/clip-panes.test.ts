import { expect, it } from 'vitest';
import { placePane } from '@/components/player/show-pane';
import { panesOf } from '@/lib/clips/clip-panes';

it('knows the panes of the one clip that shows five, each inside the picture and beside the others', () => {
  expect(panesOf('tokyo-walk')).toEqual([]);
  const panes = panesOf('five-viewpoints-tokyo');
  expect(panes).toHaveLength(5);
  for (const [at, { x, y, width, height }] of panes.entries()) {
    expect([x, y, 1 - x - width, 1 - y - height].every((side) => side >= 0)).toBe(true);
    for (const other of panes.slice(at + 1)) {
      const isApart =
        x + width <= other.x ||
        other.x + other.width <= x ||
        y + height <= other.y ||
        other.y + other.height <= y;
      expect(isApart).toBe(true);
    }
  }
});

it('fills the box with a pane as far as it can, and cuts off what lies beside it', () => {
  const quarter = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
  const picture = { width: 1280, height: 720 };
  expect(placePane(quarter, { width: 640, height: 360 }, picture)).toEqual({
    scale: 2,
    left: -640,
    top: 0,
    inset: { top: 0, right: 0, bottom: 180, left: 320 },
  });
  // In a taller box the picture has bars, which are no part of it.
  const tall = placePane(quarter, { width: 640, height: 720 }, picture);
  expect(tall).toMatchObject({ scale: 2, left: -640, inset: { top: 180, bottom: 360 } });
  expect(tall.top + tall.scale * (180 + 90)).toBe(360);
});
