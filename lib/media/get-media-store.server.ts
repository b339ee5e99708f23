import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { makeDiskStore } from './disk-store.server';
import { makeFlatReader } from './flat-reader.server';
import { layerStores } from './layer-stores.server';
import type { MediaStore } from './media-store';
import { makeS3Store } from './s3-store.server';
import { parseStorePlace } from './store-place';

// The drawn stand-ins ship with the repository and are read where they lie.
const seedFolder = 'seed/media';

const key = Symbol.for('promptreel.media');
const slot = globalThis as { [key]?: MediaStore };

/** The one media store of this process: what `MEDIA_STORE` names over the shipped `seed/media`. */
export function getMediaStore(): MediaStore {
  slot[key] ??= layerStores(openStore(readEnv().MEDIA_STORE), makeFlatReader(seedFolder));
  return slot[key];
}

/** Opens a store by its name, as `MEDIA_STORE` has it; refuses a bucket without keys to it. */
export function openStore(name: string): MediaStore {
  const place = parseStorePlace(name);
  if (place.kind === 'disk') return makeDiskStore(place.root);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = readEnv();
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error('A bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
  }
  return makeS3Store(place, { accessKeyId, secretAccessKey });
}
