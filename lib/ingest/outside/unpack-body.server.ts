import 'server-only';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutsideFault } from './outside-fault';

/** What may come, in bytes as sent and as unpacked. */
export interface BodyLimits {
  mostBytes: number;
  mostUnpackedBytes: number;
}

const UNPACK: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

/** What the client says it can unpack. */
export const ACCEPT_ENCODING = 'gzip, br, deflate';

function showMegabytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}

/** The fault of something larger than is read. */
export function tooLarge(address: string, mostBytes: number, how: string): OutsideFault {
  const most = showMegabytes(mostBytes);
  return new OutsideFault('too-large', address, `${address} is more than ${most} ${how}.`);
}

/** Passes bytes on until there are more than `most`. */
function countTo(most: number, fault: () => OutsideFault): Transform {
  let seen = 0;
  return new Transform({
    transform(piece: Buffer, _, done) {
      seen += piece.length;
      if (seen > most) done(fault());
      else done(null, piece);
    },
  });
}

/** A stream nobody reads yet may break: whoever reads it later gets the fault. */
function quiet(stream: Transform): Transform {
  return stream.on('error', () => {});
}

/**
 * The bytes of an answer, unpacked as its Content-Encoding says, bounded before and after: a bomb
 * ends in a fault after `mostUnpackedBytes`. One encoding is unpacked, several are refused.
 */
export function unpackBody(
  body: Readable,
  { address, encoding, limits }: { address: string; encoding: string; limits: BodyLimits },
): Readable {
  const { mostBytes, mostUnpackedBytes } = limits;
  const counted = countTo(mostBytes, () => tooLarge(address, mostBytes, 'as it is sent'));
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return quiet(pipeline(body, counted, () => {}));
  const make = UNPACK[name];
  if (make === undefined) {
    body.destroy();
    const why = `${address} is sent as “${name.slice(0, 40)}”, which is not read: ${ACCEPT_ENCODING} are.`;
    throw new OutsideFault('encoding', address, why);
  }
  const out = countTo(mostUnpackedBytes, () => tooLarge(address, mostUnpackedBytes, 'unpacked'));
  return quiet(pipeline(body, counted, make(), out, () => {}));
}
