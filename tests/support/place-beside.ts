import { copyFileSync } from 'node:fs';
import { inject } from 'vitest';
import { type GalleryPlace, placeIn } from './serve-gallery';

/** The shared gallery's catalogue once more in an empty folder; its stored files are the shared ones. */
export function placeBeside(folder: string): GalleryPlace {
  const { database, mediaStore } = inject('gallery');
  const place = { ...placeIn(folder), mediaStore };
  copyFileSync(database, place.databaseUrl.replace(/^file:/, ''));
  return place;
}
