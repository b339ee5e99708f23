import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { makeDiskStore } from './disk-store.server';
import { makeFlatReader } from './flat-reader.server';
import { layerStores } from './layer-stores.server';
import type { MediaStore } from './media-store';

// The drawn stand-ins ship with the repository and are read where they lie.
const seedFolder = 'seed/media';

const key = Symbol.for('promptreel.media');
const slot = globalThis as { [key]?: MediaStore };

/** The one media store of this process: the folder `MEDIA_STORE` over the shipped `seed/media`. */
export function getMediaStore(): MediaStore {
  slot[key] ??= layerStores(makeDiskStore(readEnv().MEDIA_STORE), makeFlatReader(seedFolder));
  return slot[key];
}
