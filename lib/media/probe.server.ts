import 'server-only';
import { z } from 'zod';
import { type CaptionForm, readLanguage } from './caption-file';
import { guardInput } from './guard-input.server';
import { Refusal } from './refusal';
import { runProgram } from './run-program.server';

/** What ffprobe reads in a file's header. It is what the file says of itself, not yet the truth. */
export interface Probe {
  /** As a player shows it: turned by the display matrix, stretched by the pixel shape. */
  width: number;
  height: number;
  /** Null where the header gives none, as in a recorded WebM. */
  durationMs: number | null;
  /** The picture's codec in ffmpeg's words: `h264`, `vp9`. */
  codec: string;
  /** The sound's codec; null when there is no sound track. */
  soundCodec: string | null;
  /** Frames a second; null where it cannot be told. */
  frameRate: number | null;
  tracks: number;
  /** How pixels are stored, in ffmpeg's words: `yuv420p`, `yuv420p10le`. */
  pixelFormat: string | null;
  /** What the file says of itself: its title, its encoder, when it was written. */
  tags: Record<string, string>;
  /** Tracks of text that can be read as captions, in the file's order. */
  textTracks: TextTrack[];
}

/** A track of text in a film. */
export interface TextTrack {
  /** Its place among all tracks of the file. */
  at: number;
  /** BCP 47; null where the file does not say. */
  language: string | null;
  /** How it is best written down: a WebM's is WebVTT already. */
  form: CaptionForm;
}

const probeLimits = { wallSeconds: 20, cpuSeconds: 15, memoryBytes: 2 * 1024 ** 3 };

const number = z.coerce.number();
const tagShape = z.record(z.string(), z.string()).optional();
const streamShape = z.object({
  index: z.number().optional(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  tags: tagShape,
  width: number.optional(),
  height: number.optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  disposition: z.object({ attached_pic: number.optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: number.optional() })).optional(),
});
const reportShape = z.object({
  streams: z.array(streamShape),
  format: z.object({ duration: number.optional(), tags: tagShape }),
});

type StreamReport = z.infer<typeof streamShape>;

/**
 * Asks ffprobe, in a limited process, what a local MP4 or WebM says of itself. Refuses a file it
 * cannot open and one without a picture track.
 */
export async function probeFile(path: string): Promise<Probe> {
  const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', ...guardInput(path)];
  const { code, stdout, stderr, timedOut } = await runProgram('ffprobe', args, probeLimits);
  if (timedOut)
    throw new Refusal(
      'it keeps the examination busy for more than 20 s; a whole MP4 or WebM is read in one',
    );
  const report = code === 0 ? readReport(stdout) : null;
  if (report === null) {
    throw new Refusal(
      `it cannot be opened (${firstLine(stderr, path)}); a whole MP4 or WebM would be right`,
    );
  }
  const picture = report.streams.find(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  );
  if (picture === undefined) {
    throw new Refusal('it has no picture track; an MP4 or WebM with a picture would be right');
  }
  const sound = report.streams.find((stream) => stream.codec_type === 'audio');
  const { duration } = report.format;
  return {
    ...measurePicture(picture),
    durationMs: duration === undefined || duration <= 0 ? null : Math.round(duration * 1000),
    codec: picture.codec_name ?? 'unknown',
    soundCodec: sound === undefined ? null : (sound.codec_name ?? 'unknown'),
    frameRate: readRatio(picture.avg_frame_rate, '/'),
    tracks: report.streams.length,
    pixelFormat: picture.pix_fmt ?? null,
    tags: readTags(picture.tags, report.format.tags),
    textTracks: report.streams.flatMap(readTextTrack),
  };
}

const textForms: Partial<Record<string, CaptionForm>> = { mov_text: 'srt', webvtt: 'vtt' };

function readTextTrack({ index, codec_type, codec_name = '', tags }: StreamReport): TextTrack[] {
  const form = codec_type === 'subtitle' ? textForms[codec_name] : undefined;
  if (form === undefined || index === undefined) return [];
  return [{ at: index, language: readLanguage(tags?.language ?? ''), form }];
}

/** The first line a program complained in, without the path and the address of its parts. */
export function firstLine(stderr: string, path: string): string {
  const [line = ''] = stderr.split('\n').filter((text) => text.trim() !== '');
  const text = line
    .replaceAll(path, '')
    .replace(/^(?:\[[^\]]*\]\s*)+/, '')
    .replace(/^file:[^:]*:\s*/, '');
  return (
    text
      .replace(/[\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 200) || 'no reason given'
  );
}

function readReport(stdout: string): z.infer<typeof reportShape> | null {
  try {
    return reportShape.parse(JSON.parse(stdout));
  } catch {
    return null;
  }
}

const mostTags = 40;
const mostTagCharacters = 500;

/** The tags of the picture and, over them, of the file; cut where somebody wrote a book into one. */
function readTags(...all: (Record<string, string> | undefined)[]): Record<string, string> {
  const entries = Object.entries(Object.assign({}, ...all)) as [string, string][];
  return Object.fromEntries(
    entries
      .slice(0, mostTags)
      .map(([name, text]) => [name.slice(0, 60), text.slice(0, mostTagCharacters)]),
  );
}

function measurePicture(stream: StreamReport): { width: number; height: number } {
  const { width = 0, height = 0 } = stream;
  const stretched = Math.round(width * (readRatio(stream.sample_aspect_ratio, ':') ?? 1));
  const turn = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  const lies = Math.abs(turn) % 180 === 90;
  return lies ? { width: height, height: stretched } : { width: stretched, height };
}

function readRatio(text: string | undefined, sign: string): number | null {
  const [above = Number.NaN, below = Number.NaN] = (text ?? '').split(sign).map(Number);
  const ratio = above / below;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}
