/** One picture of a storyboard: from when it stands (seconds), and where it lies in its sheet (pixels). */
export interface StoryPicture {
  fromSeconds: number;
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const TIMES = /^(?:(\d+):)?(\d{1,2}):(\d{2}\.\d{3})\s+-->/;
// A part of a picture as Media Fragments 1.0 writes it, in pixels.
const PLACE = /^(\S+)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/;

/**
 * Reads a storyboard: WebVTT cues whose text is an address with `#xywh=`, resolved against
 * `address`. Anything else in it is passed over; pictures come in the order of time.
 */
export function parseStoryboard(text: string, address: string): StoryPicture[] {
  const pictures: StoryPicture[] = [];
  let fromSeconds: number | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, hours, minutes, seconds] = TIMES.exec(line) ?? [];
    if (seconds !== undefined) {
      fromSeconds = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
      continue;
    }
    const [, path, x, y, width, height] = PLACE.exec(line.trim()) ?? [];
    if (path === undefined || fromSeconds === null || !URL.canParse(path, address)) continue;
    const url = new URL(path, address).href;
    const [left, top, wide, high] = [x, y, width, height].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    if (wide > 0 && high > 0)
      pictures.push({ fromSeconds, url, x: left, y: top, width: wide, height: high });
    fromSeconds = null;
  }
  return pictures.sort((a, b) => a.fromSeconds - b.fromSeconds);
}

/** The picture that stands at a second: the last that began; null where there is none. */
export function pictureAt(pictures: readonly StoryPicture[], seconds: number): StoryPicture | null {
  return pictures.findLast(({ fromSeconds }) => fromSeconds <= seconds) ?? pictures[0] ?? null;
}
