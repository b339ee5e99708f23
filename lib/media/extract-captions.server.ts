import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guardInput } from './guard-input.server';
import type { TextTrack } from './probe.server';
import { mostCaptionBytes, readCaptions } from './read-captions';
import { Refusal } from './refusal';
import { runProgram } from './run-program.server';
import type { OriginalFacts } from './verify-original.server';

/** The captions of one language that a film carries, as WebVTT. */
interface CarriedCaptions {
  language: string | null;
  text: string;
}

const limits = {
  wallSeconds: 60,
  cpuSeconds: 60,
  memoryBytes: 2 * 1024 ** 3,
  fileBytes: mostCaptionBytes,
};

/**
 * Reads the text tracks of a verified film by ffmpeg, in a limited process, and writes each anew: the
 * first of a language. A track without a line, or one that breaks, gives nothing: the film is whole
 * without it.
 */
export async function extractCaptions(
  path: string,
  { textTracks }: Pick<OriginalFacts, 'textTracks'>,
  folder: string,
): Promise<CarriedCaptions[]> {
  const carried = new Map<string | null, CarriedCaptions>();
  for (const track of textTracks) {
    const { language } = track;
    if (carried.has(language)) continue;
    const text = await extractTrack(path, track, folder);
    // The same words under two languages say nothing of either.
    const isSaid = [...carried.values()].some((one) => one.text === text);
    if (text !== null && !isSaid) carried.set(language, { language, text });
  }
  return [...carried.values()];
}

async function extractTrack(
  path: string,
  { at, form }: TextTrack,
  folder: string,
): Promise<string | null> {
  const file = join(folder, `text-${at}.${form}`);
  const quiet = ['-nostdin', '-hide_banner', '-nostats', '-v', 'error', '-y'];
  const written = form === 'vtt' ? ['-c:s', 'copy', '-f', 'webvtt'] : ['-c:s', 'srt', '-f', 'srt'];
  const output = ['-map', `0:${at}`, '-map_metadata', '-1', ...written, file];
  const { code } = await runProgram('ffmpeg', [...quiet, ...guardInput(path), ...output], limits);
  if (code !== 0) return null;
  try {
    return (await readCaptions(await readFile(file), form)).text;
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}
