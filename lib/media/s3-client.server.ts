import 'server-only';
import { AwsClient } from 'aws4fetch';
import { Problem } from '@/lib/http/problem';
import type { BucketPlace } from './store-place';

/** How long a store may take to begin its answer, and to go on with it, in milliseconds. */
export interface Patience {
  answerMs: number;
  idleMs: number;
}

/** Who reads and writes; nobody where a bucket is open to everyone. */
export interface BucketKeys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** One bucket by signed requests (AWS Signature 4), every key below the place's prefix. */
export interface BucketClient {
  /** Asks, and asks once more where the store failed; any answer below 500 is given back. */
  ask(method: string, key: string, init?: BucketAsk): Promise<Response>;
  /** An address that reads a file for an hour at least, the same for half of one. */
  sign(key: string, disposition: string | null): Promise<string>;
}

/** What goes along with a request. */
export interface BucketAsk {
  headers?: Record<string, string>;
  /** Parameters of the bucket's own address, for lists; the key is then left out. */
  list?: URLSearchParams;
  body?: Blob;
}

/** How long a signed address is good for, and how often a new one is made, in seconds. */
const SIGNED_SECONDS = 5400;
const SIGNED_ANEW_SECONDS = 1800;

/** How often a request that only asks is repeated where the store did not answer well. */
const TRIES = 2;

/** Opens a client; asks nothing yet. */
export function openBucket(place: BucketPlace, keys: BucketKeys, patience: Patience): BucketClient {
  const signer = new AwsClient({ ...keys, region: place.region, service: 's3', retries: 0 });
  const root = `${place.endpoint}/${place.bucket}`;
  const addressOf = (key: string) => `${root}/${place.prefix}${key}`;

  const askOnce = async (method: string, key: string, { headers, list, body }: BucketAsk) => {
    const address = list === undefined ? addressOf(key) : `${root}?${list}`;
    const given = body === undefined ? {} : { body };
    const waiting = new AbortController();
    const timer = setTimeout(
      () => waiting.abort(new Error(`no answer in ${patience.answerMs} ms`)),
      // A whole file has to go out before an answer can come: then only silence counts.
      body === undefined ? patience.answerMs : patience.answerMs + body.size / 100,
    );
    try {
      const signed = await signer.sign(address, { method, headers: headers ?? {}, ...given });
      const reply = await fetch(signed, { signal: waiting.signal, redirect: 'error' });
      if (reply.status >= 500) {
        await reply.body?.cancel();
        throw new Error(`status ${reply.status}`);
      }
      return reply;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    async ask(method, key, init = {}) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await askOnce(method, key, init);
        } catch (cause) {
          if (tries >= TRIES) throw storeFault(cause);
        }
      }
    },
    async sign(key, disposition) {
      const now = Date.now();
      const step = SIGNED_ANEW_SECONDS * 1000;
      const datetime = new Date(now - (now % step)).toISOString().replace(/[:-]|\.\d{3}/g, '');
      const url = new URL(addressOf(key));
      url.searchParams.set('X-Amz-Expires', String(SIGNED_SECONDS));
      if (disposition !== null) url.searchParams.set('response-content-disposition', disposition);
      return (await signer.sign(url, { aws: { signQuery: true, datetime } })).url;
    },
  };
}

/** What a reader is told when the store does not do its part; the cause is logged, not told. */
export function storeFault(cause: unknown): Problem {
  const options = { cause, headers: { 'retry-after': '5' } };
  return new Problem('unavailable', 'The store of files does not answer at the moment.', options);
}
