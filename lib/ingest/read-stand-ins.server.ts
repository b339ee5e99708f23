import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RenditionEntry } from '@/lib/clips/clip-entry';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const pixels = z.number().int().positive();
const size = z.number().int().positive();

const drawing = z.object({
  video: z.object({
    hash,
    extension: z.literal('mp4'),
    bytes: size,
    width: pixels,
    height: pixels,
    durationMs: z.number().int().positive(),
  }),
  posters: z.array(
    z.object({
      hash,
      extension: z.enum(['avif', 'webp', 'jpg']),
      bytes: size,
      width: pixels,
      height: pixels,
    }),
  ),
  thumbhash: z.string(),
});

/** `seed/media/manifest.json`: what was drawn for each clip, by slug. */
const manifest = z.record(z.string(), drawing);

const TYPES = { mp4: 'video/mp4', avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' };

/** The stand-ins under a seed folder, by slug; none where nothing is drawn yet. */
export async function readStandIns(folder: string): Promise<Map<string, RenditionEntry[]>> {
  const file = join(folder, 'media', 'manifest.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const drawn = manifest.parse(JSON.parse(text));
  return new Map(Object.entries(drawn).map(([slug, one]) => [slug, renditionsOf(one)]));
}

function renditionsOf({ video, posters, thumbhash }: z.infer<typeof drawing>): RenditionEntry[] {
  const loop: RenditionEntry = {
    kind: 'stand-in',
    hash: video.hash,
    extension: video.extension,
    type: TYPES[video.extension],
    sizeBytes: video.bytes,
    width: video.width,
    height: video.height,
    durationMs: video.durationMs,
    codec: 'h264',
    thumbhash: null,
  };
  const pictures = posters.map(
    (poster): RenditionEntry => ({
      kind: 'stand-in-poster',
      hash: poster.hash,
      extension: poster.extension,
      type: TYPES[poster.extension],
      sizeBytes: poster.bytes,
      width: poster.width,
      height: poster.height,
      durationMs: null,
      codec: null,
      thumbhash,
    }),
  );
  return [loop, ...pictures];
}
