import 'server-only';
import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoundedMap } from '@/lib/http/bounded-map';
import { checkLength } from './check-length.server';
import { hashBytes } from './hash-bytes.server';
import { mediaTypes, parseMediaKey, writeMediaKey } from './media-key';
import type { ListedMedia, MediaStat, MediaStore } from './media-store';
import { Refusal } from './refusal';
import { type BucketKeys, openBucket, type Patience, storeFault } from './s3-client.server';
import type { BucketPlace } from './store-place';
import { writeHashed } from './write-hashed.server';

const PATIENCE: Patience = { answerMs: 10_000, idleMs: 20_000 };

/** What is known of files is remembered: they never change. About ten thousand of them. */
const REMEMBERED_BYTES = 2_000_000;
const ONE_STAT_BYTES = 200;

/**
 * Keeps files in a bucket under their keys. A file is sent with its SHA-256, which a good store
 * compares, and read back; nothing is ever half there, since a store shows an object when it has all
 * of it. Throws `unavailable` where the store is slow or fails.
 */
export function makeS3Store(
  place: BucketPlace,
  keys: BucketKeys,
  patience: Patience = PATIENCE,
): MediaStore {
  const bucket = openBucket(place, keys, patience);
  const remembered = new BoundedMap<MediaStat>(REMEMBERED_BYTES);

  const stat = async (key: string): Promise<MediaStat | null> => {
    if (parseMediaKey(key) === null) return null;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const reply = await bucket.ask('HEAD', key);
    if (reply.status === 404) return null;
    const sizeBytes = Number(reply.headers.get('content-length') ?? Number.NaN);
    if (!reply.ok || !Number.isSafeInteger(sizeBytes)) throw refused('HEAD', reply);
    const found = { sizeBytes, modifiedAt: new Date(reply.headers.get('last-modified') ?? 0) };
    remembered.set(key, found, ONE_STAT_BYTES);
    return found;
  };

  const store: MediaStore = {
    stat,

    async read(key, range) {
      if (parseMediaKey(key) === null) return null;
      const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` };
      const reply = await bucket.ask('GET', key, { headers });
      if (reply.status === 404) return null;
      if (reply.status !== (range === undefined ? 200 : 206)) throw refused('GET', reply);
      const told = Number(reply.headers.get('content-length') ?? Number.NaN);
      const wanted = range === undefined ? told : range.end - range.start + 1;
      if (reply.body === null || wanted !== told) throw refused('GET', reply);
      return checkLength(reply.body, wanted, patience.idleMs);
    },

    async url(key, disposition) {
      if (place.publicUrl !== null) {
        // A public address sends no name along: then the bytes go through us.
        return disposition === undefined ? `${place.publicUrl}/${place.prefix}${key}` : null;
      }
      return bucket.sign(key, disposition ?? null);
    },

    async put(source, extension, expected) {
      const temporary = join(tmpdir(), `promptreel-${randomUUID()}.part`);
      try {
        const { hash, sizeBytes } = await writeHashed(source, temporary);
        if (sizeBytes === 0) throw new RangeError('There are no bytes to store.');
        if (expected !== undefined && hash !== expected) {
          throw new Refusal('it changed while it was read; once it is finished it would be right');
        }
        const key = writeMediaKey({ hash, extension });
        remembered.delete(key);
        if ((await stat(key))?.sizeBytes === sizeBytes) return { hash, sizeBytes, existed: true };
        const type = mediaTypes[extension];
        const reply = await bucket.ask('PUT', key, {
          body: await openAsBlob(temporary, { type }),
          headers: {
            'content-type': type,
            'cache-control': 'public, max-age=31536000, immutable',
            'x-amz-content-sha256': hash,
          },
        });
        if (!reply.ok) throw refused('PUT', reply);
        remembered.delete(key);
        await reply.body?.cancel();
        await holdToBytes(key, hash);
        return { hash, sizeBytes, existed: false };
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async remove(key) {
      if (parseMediaKey(key) === null) return;
      remembered.delete(key);
      const reply = await bucket.ask('DELETE', key);
      if (!reply.ok && reply.status !== 404) throw refused('DELETE', reply);
    },

    async *list() {
      let token: string | null = null;
      do {
        const list = new URLSearchParams({ 'list-type': '2', prefix: place.prefix });
        if (token !== null) list.set('continuation-token', token);
        const reply: Response = await bucket.ask('GET', '', { list });
        if (!reply.ok) throw refused('LIST', reply);
        const page = await reply.text();
        yield* readList(page, place.prefix);
        token = unescapeXml(/<NextContinuationToken>([^<]+)</.exec(page)?.[1] ?? '') || null;
      } while (token !== null);
    },
  };

  /** A store may confirm what it did not keep: everything is read back, and what is wrong taken away. */
  async function holdToBytes(key: string, hash: string): Promise<void> {
    const bytes = await store.read(key);
    if (bytes !== null && (await hashBytes(bytes)) === hash) return;
    await store.remove(key);
    throw storeFault(new Error(`The store did not keep the bytes of ${key}.`));
  }

  return store;
}

function refused(verb: string, reply: Response): Error {
  void reply.body?.cancel().catch(() => undefined);
  return storeFault(new Error(`${verb} was answered ${reply.status}.`));
}

function* readList(page: string, prefix: string): Generator<ListedMedia> {
  for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const name = unescapeXml(/<Key>([^<]*)</.exec(entry)?.[1] ?? '');
    const sizeBytes = Number(/<Size>(\d+)</.exec(entry)?.[1] ?? Number.NaN);
    const modifiedAt = new Date(/<LastModified>([^<]*)</.exec(entry)?.[1] ?? 0);
    const key = name.slice(prefix.length);
    if (parseMediaKey(key) !== null) yield { key, sizeBytes, modifiedAt };
  }
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
