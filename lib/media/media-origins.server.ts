import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { PUBLISHED_ORIGINALS } from '@/lib/http/security-policy';
import { originOfPlace, parseStorePlace } from './store-place';

/**
 * The origins beside our own that a page may play films from: the publishers', where originals come by
 * link, and the bucket's, where this gallery keeps its files in one. Exactly these, and no others.
 */
export function listMediaOrigins(): readonly string[] {
  const { ORIGINALS, MEDIA_STORE } = readEnv();
  const store = originOfPlace(parseStorePlace(MEDIA_STORE));
  return [...(ORIGINALS === 'link' ? PUBLISHED_ORIGINALS : []), ...(store === null ? [] : [store])];
}
