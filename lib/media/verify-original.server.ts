import 'server-only';
import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { decodeWhole } from './decode-check.server';
import { findTruncation } from './find-truncation.server';
import { mediaTypes } from './media-key';
import { isIndexFirst, listTopBoxes } from './mp4-boxes.server';
import { nameAspect } from './name-aspect';
import { type Probe, probeFile, type TextTrack } from './probe.server';
import { mostOriginalBytes } from './receive-bytes.server';
import { Refusal } from './refusal';
import { sniffedBytes, sniffType } from './sniff-type.server';

/** What is known of an original once every byte of it was examined. */
export interface OriginalFacts {
  extension: 'mp4' | 'webm';
  type: string;
  sizeBytes: number;
  /** In pixels, as a player shows it. */
  width: number;
  height: number;
  aspect: string;
  durationMs: number;
  codec: string;
  /** A sound track with more than silence in it. */
  hasSound: boolean;
  frameRate: number | null;
  frames: number;
  soundCodec: string | null;
  pixelFormat: string | null;
  /** EBU R 128; null where nothing is to be heard. */
  loudnessLufs: number | null;
  peakDbtp: number | null;
  /** Whether a player can start with its first bytes. */
  isIndexFirst: boolean;
  tags: Record<string, string>;
  textTracks: TextTrack[];
}

const mostSidePixels = 8192;
const mostPixels = 7680 * 4320;
const mostDurationMs = 60 * 60 * 1000;
const mostTracks = 16;

// What every current browser decodes; anything else would be an original that nobody sees.
const pictureCodecs: readonly string[] = ['h264', 'vp8', 'vp9', 'av1'];
const soundCodecs: readonly string[] = ['aac', 'mp3', 'opus', 'vorbis', 'flac'];

/**
 * Examines a local file from type to last frame and gives its facts; believes no file name. Throws
 * a `Refusal` for everything that is not a whole clip which browsers play.
 */
export async function verifyOriginal(path: string): Promise<OriginalFacts> {
  const sizeBytes = await examineSize(path);
  const head = await readHead(path);
  const { container, name } = await sniffType(head);
  if (container === null) {
    throw new Refusal(`it is ${name}, not a clip; an MP4 or WebM would be right`);
  }
  const truncation = await findTruncation(path, container);
  if (truncation !== null) throw new Refusal(`${truncation}; a whole copy would be right`);
  const probe = await probeFile(path);
  refuseBeyondLimits(probe);
  const decoded = await decodeWhole(path, probe);
  const { width, height, codec, frameRate, soundCodec, pixelFormat, tags, textTracks } = probe;
  return {
    extension: container,
    type: mediaTypes[container],
    sizeBytes,
    width,
    height,
    aspect: nameAspect(width, height),
    durationMs: probe.durationMs ?? decoded.durationMs,
    codec,
    hasSound: decoded.isAudible,
    frameRate,
    frames: decoded.frames,
    soundCodec,
    pixelFormat,
    loudnessLufs: decoded.loudnessLufs,
    peakDbtp: decoded.peakDbtp,
    isIndexFirst: container === 'mp4' && isIndexFirst(await listTopBoxes(path)),
    tags,
    textTracks,
  };
}

/** The size of a local file in bytes. Refuses what is no file, an empty one and one past 2 GiB. */
export async function examineSize(path: string): Promise<number> {
  // Asked by name and not opened: a pipe would wait for its other end.
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Refusal('there is no such file');
  if (!found.isFile()) throw new Refusal('it is not a regular file; an MP4 or WebM would be right');
  if (found.size === 0) throw new Refusal('it is empty; a whole MP4 or WebM would be right');
  if (found.size > mostOriginalBytes) {
    throw new Refusal('it is larger than 2 GiB; a smaller encoding would be right');
  }
  await access(path, constants.R_OK).catch(() => {
    throw new Refusal('it may not be read by this account; a readable file would be right');
  });
  return found.size;
}

function refuseBeyondLimits(probe: Probe): void {
  const { width, height, durationMs, codec, soundCodec, tracks } = probe;
  if (!pictureCodecs.includes(codec)) {
    throw new Refusal(
      `its picture is ${codec}, which not every browser plays; H.264, VP8, VP9 or AV1 would be right`,
    );
  }
  if (soundCodec !== null && !soundCodecs.includes(soundCodec)) {
    throw new Refusal(
      `its sound is ${soundCodec}, which not every browser plays; AAC, MP3, Opus, Vorbis or FLAC would be right`,
    );
  }
  if (!(width > 0 && height > 0)) {
    throw new Refusal('its picture has no size; a whole copy would be right');
  }
  if (width > mostSidePixels || height > mostSidePixels || width * height > mostPixels) {
    throw new Refusal(`its picture is ${width} × ${height}; 7680 × 4320 is the most that is taken`);
  }
  if (durationMs !== null && durationMs > mostDurationMs) {
    throw new Refusal(
      `it lasts ${Math.round(durationMs / 60_000)} minutes; an hour is the most that is taken`,
    );
  }
  if (tracks > mostTracks) {
    throw new Refusal(`it has ${tracks} tracks; ${mostTracks} are the most that are taken`);
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
