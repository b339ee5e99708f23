/**
 * The recipe by which files are made of an original. Raise it when anything below or any setting of
 * an encoder changes: the next import of the same original then makes them anew.
 */
export const recipe = '2';

/** The widths of posters in pixels; an original that is narrower gives its own width. */
export const posterWidths: readonly number[] = [1280, 768, 480];

/** The short sides of the smaller renditions in pixels. */
export const shortSides = { 'video-720': 720, 'video-360': 360 } as const;

/** A preview: how long, how wide at most, and how heavy at most. */
export const previewShape = {
  durationMs: 3600,
  longSide: 480,
  mostBytes: 300_000,
  framesPerSecond: 24,
};

/** A storyboard: how many pictures at most, how close together at most, and how large. */
export const storyboardShape = { tiles: 60, leastIntervalMs: 500, longSide: 160, columns: 10 };

/** The frames that are looked at: how large, and how many a second carry the look of the clip. */
export const samplingShape = { longSide: 320, printsPerSecond: 2 };

/** A width and a height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A size inside a long side, never larger than it was, both sides whole multiples of `step`. */
export function fitLongSide({ width, height }: Size, longSide: number, step = 2): Size {
  const scale = Math.min(1, longSide / Math.max(width, height));
  const toStep = (side: number) => Math.max(step, Math.round((side * scale) / step) * step);
  return { width: toStep(width), height: toStep(height) };
}

/** A size with a given width, both sides even. */
export function fitWidth({ width, height }: Size, wanted: number): Size {
  const even = (side: number) => Math.max(2, Math.round(side / 2) * 2);
  return { width: even(wanted), height: even((height / width) * wanted) };
}

/** A size with a given short side, both sides even. */
export function fitShortSide(size: Size, shortSide: number): Size {
  const scale = shortSide / Math.min(size.width, size.height);
  return fitWidth(size, size.width * scale);
}
