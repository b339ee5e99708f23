import type { StoredOriginal } from '@/lib/clips/save-original.server';
import type { FileFacts } from '@/lib/media/file-facts.server';
import type { MadeFile } from '@/lib/media/made-file';

/** What was measured in a file of one second. */
export const fileFacts: FileFacts = {
  frames: 24,
  frameRate: 24,
  pixelFormat: 'yuv420p',
  soundCodec: null,
  loudnessLufs: null,
  peakDbtp: null,
  colors: ['#102030'],
  tags: { encoder: 'Lavf' },
  contentCredentials: null,
};

/** A file made of an original, by its kind and the letter its hash consists of. */
export function madeFile(kind: MadeFile['kind'], letter: string): MadeFile {
  return {
    kind,
    hash: letter.repeat(64),
    extension: kind === 'poster' ? 'webp' : 'mp4',
    type: kind === 'poster' ? 'image/webp' : 'video/mp4',
    sizeBytes: 10,
    width: 480,
    height: 270,
    durationMs: null,
    codec: null,
    thumbhash: null,
    language: null,
  };
}

/** An original as an import hands it over, with what a test says of it. */
export function storedOriginal(known: Partial<StoredOriginal> = {}): StoredOriginal {
  return {
    hash: 'a'.repeat(64),
    extension: 'mp4',
    type: 'video/mp4',
    sizeBytes: 1000,
    width: 1920,
    height: 1080,
    durationMs: 59_700,
    codec: 'h264',
    hasSound: false,
    aspect: '16:9',
    facts: fileFacts,
    framePrint: '0123456789abcdef',
    recipe: '1',
    made: [],
    ...known,
  };
}
