import { join } from 'node:path';
import { type GalleryPlace, placeIn, runGallery } from '../support/serve-gallery';
import type { BenchOptions } from './bench-line';

/** A gallery's folder as `npm run up` fills it: the seeded clips with their stand-ins. */
export async function furnishSeeded({ folder }: BenchOptions): Promise<GalleryPlace> {
  const place = placeIn(join(folder, 'seeded'));
  await runGallery(place, ['migrate']);
  await runGallery(place, ['seed']);
  return place;
}
