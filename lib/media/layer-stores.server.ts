import 'server-only';
import type { MediaReader, MediaStore } from './media-store';

// Some megabytes of keys.
const mostKnown = 20_000;

/**
 * One store over several: written, removed and listed in the first only, read in the first that has the
 * key. What only a lower layer has stays where it is and cannot be removed.
 */
export function layerStores(first: MediaStore, ...lower: readonly MediaReader[]): MediaStore {
  const layers: readonly MediaReader[] = [first, ...lower];
  // Where a key was found last: bytes under a key are the same wherever they lie.
  const foundIn = new Map<string, MediaReader>();
  const search = async <T>(key: string, ask: (layer: MediaReader) => Promise<T | null>) => {
    const known = foundIn.get(key);
    const order = known === undefined ? layers : [known, ...layers.filter((one) => one !== known)];
    for (const layer of order) {
      const found = await ask(layer);
      if (found === null) continue;
      if (known !== layer) remember(key, layer);
      return found;
    }
    return null;
  };
  const remember = (key: string, layer: MediaReader) => {
    if (foundIn.size >= mostKnown) foundIn.clear();
    foundIn.set(key, layer);
  };
  return {
    put: (source, extension, expected) => first.put(source, extension, expected),
    remove: (key) => first.remove(key),
    stat: (key) => search(key, (layer) => layer.stat(key)),
    read: (key, range) => search(key, (layer) => layer.read(key, range)),
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
