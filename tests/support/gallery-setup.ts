import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeOriginal } from './make-original';
import { type GalleryPlace, placeIn, runGallery, serveGallery } from './serve-gallery';

declare module 'vitest' {
  interface ProvidedContext {
    /** The gallery all journeys share: read it, never write to it. */
    gallery: GalleryPlace & {
      origin: string;
      /** Its database as it was before it opened: to be copied. */
      database: string;
      /** Where it writes what went wrong. */
      errors: string;
    };
  }
}

/** The clips whose originals the shared gallery has stored: drawn by ffmpeg, named by slug. */
const storedSlugs = ['cat-on-bed', 'tokyo-walk'];

/** One line over the first five seconds, as WebVTT with `.` in its times, as SubRip with `,`. */
function captions(line: string, sign: '.' | ','): string {
  const head = sign === '.' ? 'WEBVTT\n\n' : '1\n';
  return `${head}00:00:00${sign}200 --> 00:00:05${sign}000\n${line}\n`;
}

/**
 * Fills a gallery in a folder of its own as its owner would (migrate, seed, media import) and
 * opens it; afterwards stops it and takes everything away.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('.next/BUILD_ID')) {
    throw new Error('There is no build to look at: make it with "npm run build".');
  }
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-e2e-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const place = placeIn(folder);
    await runGallery(place, ['migrate']);
    await runGallery(place, ['seed']);
    const originals = join(folder, 'originals');
    mkdirSync(originals);
    for (const slug of storedSlugs) await makeOriginal(join(originals, `${slug}.mp4`));
    writeFileSync(
      join(originals, 'tokyo-walk.en.vtt'),
      captions('<v Ann>A street in the rain', '.'),
    );
    writeFileSync(join(originals, 'tokyo-walk.zh.srt'), captions('雨中的街道', ','));
    await runGallery(place, ['media', 'import', originals]);
    const database = join(folder, 'template.db');
    copyFileSync(join(folder, 'gallery.db'), database);
    const gallery = await serveGallery(place);
    const errors = join(folder, 'serve-errors.log');
    project.provide('gallery', { ...place, origin: gallery.origin, database, errors });
    return async () => {
      const code = await gallery.stop();
      remove();
      if (code !== 0) throw new Error(`The gallery ended with ${code}.`);
    };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}
