import 'server-only';
import type { MediaReader, MediaStore } from './media-store';

/**
 * One store over several: written, removed and listed in the first only, read in the first that has the
 * key. What only a lower layer has stays where it is and cannot be removed.
 */
export function layerStores(first: MediaStore, ...lower: readonly MediaReader[]): MediaStore {
  const layers: readonly MediaReader[] = [first, ...lower];
  return {
    put: (source, extension, expected) => first.put(source, extension, expected),
    remove: (key) => first.remove(key),
    async stat(key) {
      for (const layer of layers) {
        const found = await layer.stat(key);
        if (found !== null) return found;
      }
      return null;
    },
    async read(key, range) {
      for (const layer of layers) {
        const found = await layer.read(key, range);
        if (found !== null) return found;
      }
      return null;
    },
    // Whoever has the file has its address, or none.
    async url(key, disposition) {
      for (const layer of layers) {
        // Asked first: most stores have none, and then nobody needs to look whether the file is there.
        const address = await layer.url(key, disposition);
        if (address !== null && (await layer.stat(key)) !== null) return address;
      }
      return null;
    },
    list: () => first.list(),
  };
}
