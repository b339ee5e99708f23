import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeShader } from '@/cli/stand-ins/compose-shader';
import {
  encodeAvif,
  encodeLoop,
  encoderVersion,
  encodeWebp,
  type Frames,
  hashThumb,
  loop,
  posterSizes,
} from '@/cli/stand-ins/encode-media';
import { type Drawn, keepFile } from '@/cli/stand-ins/keep-manifest';
import { type Easel, label } from '@/cli/stand-ins/open-easel';
import { inksOf, type StandIn } from '@/cli/stand-ins/read-stand-ins';

/** A stand-in with its shader composed and the hash of all that decides its picture. */
export type Sheet = { standIn: StandIn; source: string; moment: number; key: string };

const usualMoment = 0.3;

/** Composes the shader and its key: common and scene source, parameters, palette, label, encoders. */
export function prepareSheet(folder: string, standIn: StandIn): Sheet {
  const source = composeShader(folder, standIn.scene, standIn.parameters);
  const moment = standIn.moment ?? usualMoment;
  const easel = readFileSync(join(import.meta.dirname, 'easel.html'), 'utf8');
  const parts = [source, standIn.palette, moment, label, easel, loop, posterSizes, encoderVersion];
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { standIn, source, moment, key };
}

/** Draws the loop's frames and the one of the poster. */
export async function drawFrames(easel: Easel, sheet: Sheet): Promise<[Frames, Frames]> {
  const inks = { source: sheet.source, ...inksOf(sheet.standIn) };
  const [poster] = posterSizes;
  const { width, height } = loop;
  const phases = Array.from({ length: loop.drawings }, (_, at) => at / loop.drawings);
  const moving = await easel.draw({ ...inks, width, height, phases });
  const still = await easel.draw({
    ...inks,
    width: poster.width,
    height: poster.height,
    phases: [sheet.moment],
  });
  return [
    { rows: moving, width, height },
    { rows: still, width: poster.width, height: poster.height },
  ];
}

/** Encodes what was drawn, keeps the files in the media folder and gives the manifest's entry. */
export async function keepDrawing(
  folder: string,
  { standIn, key }: Sheet,
  [moving, still]: readonly [Frames, Frames],
): Promise<Drawn> {
  const movie = await encodeLoop(moving);
  const posters: Drawn['posters'] = [];
  for (const { width, height, avifMaxBytes, webpMaxBytes } of posterSizes) {
    const avif = await encodeAvif(still, width, avifMaxBytes);
    posters.push(keepFile(folder, avif, 'avif', width, height));
    if (webpMaxBytes === null) continue;
    const webp = await encodeWebp(still, width, webpMaxBytes);
    posters.push(keepFile(folder, webp, 'webp', width, height));
  }
  return {
    key,
    scene: standIn.scene,
    video: {
      ...keepFile(folder, movie, 'mp4', loop.width, loop.height),
      durationMs: (loop.frames / loop.framesPerSecond) * 1000,
    },
    posters,
    thumbhash: await hashThumb(still),
    colors: standIn.palette,
  };
}
