import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { copyPlace, type GalleryPlace, type OpenGallery, serveGallery } from './serve-gallery';

/** A seeded gallery of a file's own, to be written to while it is open. */
export interface OwnGallery extends OpenGallery, GalleryPlace {
  /** Stops it, holds that it said nothing on its error output, and takes it away. */
  close(): Promise<void>;
}

/**
 * Opens a copy of the shared gallery with its own database and its own folder of media. `prepare`
 * may change it before it opens; `env` is what its owner sets.
 */
export async function openOwnGallery({
  env = {} as Record<string, string>,
  prepare = async (_: GalleryPlace): Promise<void> => {},
} = {}): Promise<OwnGallery> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-e2e-own-'));
  const shared = inject('gallery');
  const place = copyPlace(shared, shared.database, folder);
  await prepare(place);
  const gallery = await serveGallery(place, env);
  return {
    ...place,
    ...gallery,
    async close() {
      const [complaints, code] = [gallery.errors(), await gallery.stop()];
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
    },
  };
}
