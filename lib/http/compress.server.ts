import 'server-only';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './accept-encoding';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this many bytes a body is not made smaller by enough to be worth it. */
export const WORTH_COMPRESSING_BYTES = 860;

/** Compresses a whole body off the request's thread; for bodies that are kept, so done once. */
export async function compress(
  body: Uint8Array<ArrayBuffer>,
  encoding: Exclude<Encoding, 'identity'>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return zip(body, { level: 7 });
  return brotli(body, {
    params: {
      // 5 is as small as gzip's best in a third of the time; 11 would take a second a page.
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
