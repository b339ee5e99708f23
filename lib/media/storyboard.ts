import { fitLongSide, type Size, storyboardShape } from './recipe';
import { writeVttTime } from './vtt-time';

/** How a storyboard is laid out: so many pictures in so many columns, one every `intervalMs`. */
export interface StoryboardLayout {
  tile: Size;
  tiles: number;
  columns: number;
  rows: number;
  intervalMs: number;
}

/** Lays out a clip's storyboard: a picture every half second, fewer where that makes more than 60. */
export function layOutStoryboard(size: Size, durationMs: number): StoryboardLayout {
  const { tiles: most, leastIntervalMs, longSide, columns: wide } = storyboardShape;
  const intervalMs = Math.max(leastIntervalMs, Math.ceil(durationMs / most));
  const tiles = Math.max(1, Math.min(most, Math.ceil(durationMs / intervalMs)));
  const columns = Math.min(wide, tiles);
  return {
    tile: fitLongSide(size, longSide),
    tiles,
    columns,
    rows: Math.ceil(tiles / columns),
    intervalMs,
  };
}

/**
 * Writes the WebVTT (https://www.w3.org/TR/webvtt1/) that cuts a storyboard: each cue names the
 * sprite, relative to the text's own address, and the place of its picture as a media fragment.
 */
export function writeStoryboardVtt(
  { tile, tiles, columns, intervalMs }: StoryboardLayout,
  durationMs: number,
  sprite: string,
): string {
  const cues = Array.from({ length: tiles }, (_, at) => {
    const end = at === tiles - 1 ? durationMs : Math.min(durationMs, (at + 1) * intervalMs);
    const x = (at % columns) * tile.width;
    const y = Math.floor(at / columns) * tile.height;
    const place = `${sprite}#xywh=${x},${y},${tile.width},${tile.height}`;
    return `${writeVttTime(at * intervalMs)} --> ${writeVttTime(end)}\n${place}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}
