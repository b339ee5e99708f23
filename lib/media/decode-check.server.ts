import 'server-only';
import { guardInput } from './guard-input.server';
import { firstLine, type Probe } from './probe.server';
import { Refusal } from './refusal';
import { runProgram } from './run-program.server';

/** What came out when every frame and every sound of a file was decoded. */
export interface Decoded {
  durationMs: number;
  frames: number;
  /** Whether a sound track holds anything but silence. */
  isAudible: boolean;
  /** Integrated loudness in LUFS and true peak in dBTP (EBU R 128); null without sound. */
  loudnessLufs: number | null;
  peakDbtp: number | null;
}

// Only ffmpeg's own complaints are read: what it merely tells holds names and texts of the file.
// `framelog=verbose` keeps a line for every tenth of a second to itself.
const soundMeters = 'volumedetect,ebur128=peak=true:framelog=verbose';

const complaintWords = /\[(?:error|fatal|panic)\] /;

// ffmpeg goes on over these without an error code.
const seriousWords = /ended prematurely|partial file|corrupt input packet|truncat/i;

// `volumedetect` calls 16-bit silence −91 dB.
const silenceDecibels = -90;

// The gate of EBU R 128: below it there is no loudness to tell.
const leastLufs = -70;

// Sound and picture rarely end together, and headers round.
const missingMs = 500;
const missingShare = 0.02;

/**
 * Decodes a file from its first to its last frame in a limited process and throws nothing away
 * unseen: refuses what breaks on the way, and what ends sooner than its header says.
 */
export async function decodeWhole(path: string, probe: Probe): Promise<Decoded> {
  const sound = probe.soundCodec === null ? [] : ['-map', '0:a:0', '-af', soundMeters];
  const args = [
    '-nostdin',
    '-hide_banner',
    '-nostats',
    '-v',
    'level+info',
    '-xerror',
    '-threads',
    '2',
  ];
  args.push(...guardInput(path), '-map', '0:V:0', ...sound, '-fps_mode', 'passthrough');
  args.push('-progress', 'pipe:1', '-f', 'null', '-');
  const wallSeconds = Math.ceil(60 + ((probe.durationMs ?? 0) / 1000) * 20);
  const { code, stdout, stderr, timedOut } = await runProgram('ffmpeg', args, {
    wallSeconds,
    cpuSeconds: wallSeconds * 2,
    memoryBytes: 4 * 1024 ** 3,
  });
  if (timedOut)
    throw new Refusal(
      `it was not decoded within ${wallSeconds} s; a shorter or smaller clip would be right`,
    );
  const complaints = stderr.split('\n').filter((line) => complaintWords.test(line));
  const serious = complaints.find((line) => seriousWords.test(line));
  if (code !== 0 || serious !== undefined) {
    const reason = firstLine(serious ?? complaints[0] ?? '', path);
    throw new Refusal(`it breaks while it is decoded (${reason}); a whole copy would be right`);
  }
  const durationMs = Math.round(readLast(stdout, 'out_time_us') / 1000);
  const frames = readLast(stdout, 'frame');
  if (frames === 0 || durationMs <= 0) {
    throw new Refusal('not one frame comes out of it; a whole copy would be right');
  }
  const announcedMs = probe.durationMs ?? 0;
  if (durationMs < announcedMs * (1 - missingShare) - missingMs) {
    throw new Refusal(
      `it announces ${announcedMs / 1000} s and ends after ${durationMs / 1000} s; a whole copy would be right`,
    );
  }
  if (durationMs > announcedMs * (1 + missingShare) + missingMs && announcedMs > 0) {
    throw new Refusal(
      `it announces ${announcedMs / 1000} s and goes on for ${durationMs / 1000} s; a file whose header is right would be right`,
    );
  }
  return { durationMs, frames, ...readMeters(stderr) };
}

/** The meters speak last: whatever a tag of the file says in their words stands before them. */
function readMeters(stderr: string): Pick<Decoded, 'isAudible' | 'loudnessLufs' | 'peakDbtp'> {
  const last = (pattern: RegExp) => Number([...stderr.matchAll(pattern)].at(-1)?.[1] ?? Number.NaN);
  const isAudible = last(/max_volume: (-?[\d.]+) dB/g) > silenceDecibels;
  const loudness = last(/^\s+I:\s+(-?[\d.]+) LUFS/gm);
  const peak = last(/^\s+Peak:\s+(-?[\d.]+) dBFS/gm);
  const known = (figure: number) => (isAudible && Number.isFinite(figure) ? figure : null);
  return {
    isAudible,
    loudnessLufs: loudness > leastLufs ? known(loudness) : null,
    peakDbtp: known(peak),
  };
}

function readLast(progress: string, field: string): number {
  const values = [...progress.matchAll(new RegExp(`^${field}=\\s*(\\d+)`, 'gm'))];
  return Number(values.at(-1)?.[1] ?? 0);
}
