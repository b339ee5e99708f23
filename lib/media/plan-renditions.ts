import { fitShortSide, fitWidth, type Size, shortSides } from './recipe';
import type { RenditionKind } from './rendition-kinds';

/** How the picture and the sound of an original are written. */
export interface Encoding {
  codec: string | null;
  soundCodec: string | null;
  pixelFormat: string | null;
}

/** What decides which smaller or quicker copies an original needs. */
export interface Playability extends Size, Encoding {
  extension: 'mp4' | 'webm';
  /** The index stands before the frames. */
  isIndexFirst: boolean;
}

/** One MP4 to be made. */
export interface PlannedVideo {
  kind: Extract<RenditionKind, `video-${string}`>;
  /** null: the picture is copied as it is. */
  size: Size | null;
  isSoundCopied: boolean;
}

// H.264 in 8 bits and 4:2:0 is what every browser and every phone's chip decodes.
const plainPixels: readonly (string | null)[] = ['yuv420p', 'yuvj420p'];
const plainSounds: readonly (string | null)[] = [null, 'aac', 'mp3'];

const isPicturePlain = ({ codec, pixelFormat }: Encoding) =>
  codec === 'h264' && plainPixels.includes(pixelFormat);
const isSoundPlain = ({ soundCodec }: Encoding) => plainSounds.includes(soundCodec);

/** Whether an original's `video-fast` is its own frames and sounds, put in another order. */
export function isRearranged(original: Encoding): boolean {
  return isPicturePlain(original) && isSoundPlain(original);
}

/**
 * Plans the MP4s of an original: `video-fast` only where it does not start at once everywhere by
 * itself, without encoding where rearranging is enough; smaller ones only where they are smaller.
 */
export function planRenditions(file: Playability): PlannedVideo[] {
  const isSoundCopied = isSoundPlain(file);
  const isPlain = isRearranged(file) && file.extension === 'mp4' && file.isIndexFirst;
  const planned: PlannedVideo[] = [];
  if (!isPlain) {
    const size = isPicturePlain(file) ? null : fitWidth(file, file.width);
    planned.push({ kind: 'video-fast', size, isSoundCopied });
  }
  const shortSide = Math.min(file.width, file.height);
  for (const kind of ['video-720', 'video-360'] as const) {
    if (shortSide <= shortSides[kind]) continue;
    planned.push({ kind, size: fitShortSide(file, shortSides[kind]), isSoundCopied });
  }
  return planned;
}
