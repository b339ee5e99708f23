/** The sizes in which a stored original may play; `original` is the film as it was published. */
export const QUALITIES = ['original', '720p', '360p'] as const;
export type Quality = (typeof QUALITIES)[number];

/**
 * The original as it came in (`original`), its frames in another order to start at once
 * (`rearranged`), encoded anew to play everywhere (`recoded`), or a smaller copy (`smaller`).
 */
export type OriginalSight = 'original' | 'rearranged' | 'recoded' | 'smaller';

/** A stored file that plays for a clip. */
export interface PlayFile {
  quality: Quality;
  url: string;
  /** Its media type, as `video/mp4`. */
  type: string;
  /** ffprobe's name of its picture's codec; null where it is not known. */
  codec: string | null;
  /** What one sees of the original in it. */
  sight: OriginalSight;
}

/** What is known of a reader when a file is chosen. */
export interface Reader {
  savesData: boolean;
  /** As the Network Information API names it (`4g`, `3g`, `2g`, `slow-2g`); null where unknown. */
  line: string | null;
  /** What the reader chose before; null for no choice. */
  kept: Quality | null;
  /** As `HTMLMediaElement.canPlayType`: empty means no. */
  canPlay: (type: string) => string;
}

// One common profile of each: enough to tell whether a browser knows the codec at all (RFC 6381).
const CODECS: Readonly<Record<string, string>> = {
  h264: 'avc1.640028',
  hevc: 'hvc1.1.6.L120.90',
  vp8: 'vp8',
  vp9: 'vp09.00.40.08',
  av1: 'av01.0.08M.08',
};

/**
 * Chooses what plays first: the reader's own choice, else the smallest where data is saved or the
 * line is slow, else the original; of what the browser says it can play, and of everything where it
 * says that of nothing. `files` stand from the original down; null when there are none.
 */
export function chooseFile(files: readonly PlayFile[], reader: Reader): PlayFile | null {
  const playable = files.filter((file) => reader.canPlay(typeOf(file)) !== '');
  const choice = playable.length > 0 ? playable : files;
  const kept = choice.find(({ quality }) => quality === reader.kept);
  if (kept !== undefined) return kept;
  const isSlow = reader.savesData || /2g$/.test(reader.line ?? '');
  if (isSlow) return choice.at(-1) ?? null;
  if (reader.line === '3g')
    return choice.find(({ quality }) => quality !== 'original') ?? choice[0] ?? null;
  return choice[0] ?? null;
}

function typeOf({ type, codec }: PlayFile): string {
  const parameter = codec === null ? undefined : CODECS[codec];
  return parameter === undefined ? type : `${type}; codecs="${parameter}"`;
}
