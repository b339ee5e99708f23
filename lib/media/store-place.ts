/** Where files are kept: a folder, or a bucket of an S3-compatible store. */
export type StorePlace = { kind: 'disk'; root: string } | ({ kind: 's3' } & BucketPlace);

/** A bucket and how it is reached. */
export interface BucketPlace {
  bucket: string;
  /** What every key begins with: empty, or a path that ends in `/`. */
  prefix: string;
  /** The store's own address, without a slash at its end; the bucket is the first part of its paths. */
  endpoint: string;
  region: string;
  /** Where anybody may read the files, without a slash at its end; null where addresses are signed. */
  publicUrl: string | null;
}

const PARAMETERS: readonly string[] = ['endpoint', 'region', 'public'];

/**
 * Reads a place: a folder's path, or `s3://<bucket>[/<prefix>]?endpoint=<address>[&region=…][&public=<address>]`.
 * The region alone means Amazon's own. Refuses, in a sentence, what is neither.
 */
export function parseStorePlace(text: string): StorePlace {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return { kind: 'disk', root: text };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 's3:' || url.hostname === '') {
    throw new RangeError(`A store is a folder or s3://<bucket>?endpoint=<address>, not ${text}.`);
  }
  const { searchParams: params } = url;
  const stranger = [...params.keys()].find((name) => !PARAMETERS.includes(name));
  if (stranger !== undefined) {
    throw new RangeError(`A bucket takes ${PARAMETERS.join(', ')}, not "${stranger}".`);
  }
  const region = params.get('region') ?? 'us-east-1';
  const endpoint = params.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: path === '' ? '' : `${path}/`,
    endpoint: webAddress(endpoint, 'endpoint'),
    region,
    publicUrl: params.has('public') ? webAddress(params.get('public') ?? '', 'public') : null,
  };
}

/** The origin from which a browser gets the files itself; null where we send them. */
export function originOfPlace(place: StorePlace): string | null {
  return place.kind === 'disk' ? null : new URL(place.publicUrl ?? place.endpoint).origin;
}

function webAddress(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.username !== '') {
    throw new RangeError(`"${name}" of a bucket is an http or https address without parameters.`);
  }
  return url.href.replace(/\/+$/, '');
}
