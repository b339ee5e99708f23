import 'server-only';
import { errors } from 'undici';
import { OutsideFault, type OutsideReason } from './outside-fault';

const SLOW = [errors.HeadersTimeoutError, errors.BodyTimeoutError, errors.ConnectTimeoutError];

/**
 * A failure of a connection as a fault that names the address and what happened to it. What is no
 * such failure but a mistake of ours is thrown as it is.
 */
export function toOutsideFault(thrown: unknown, address: string): OutsideFault {
  if (thrown instanceof OutsideFault) return thrown;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause instanceof OutsideFault) return cause;
  const made = (reason: OutsideReason, why: string) =>
    new OutsideFault(reason, address, `${address} ${why}.`, { cause: thrown });
  const isTimeout = thrown instanceof DOMException && thrown.name === 'TimeoutError';
  if (isTimeout || SLOW.some((kind) => thrown instanceof kind)) {
    return made('too-slow', 'did not answer in time');
  }
  if (thrown instanceof errors.HeadersOverflowError) {
    return made('too-large', 'sends more headers than are read');
  }
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === '') throw thrown;
  if (
    code.startsWith('Z_') ||
    code.startsWith('ERR_BROTLI') ||
    code === 'ERR__ERROR_FORMAT_PADDING_1'
  ) {
    return made('encoding', 'is not packed as it says');
  }
  return made('connection', `could not be read (${code})`);
}

const STATUS_SAYS: Record<number, string> = {
  401: 'asks for a password',
  403: 'does not let us in',
  404: 'is not there',
  410: 'has gone for good',
  429: 'asks us to come back later',
  451: 'is withheld for legal reasons',
};

/** The fault of an answer that is neither the thing itself nor a way to it. */
export function statusFault(
  address: string,
  status: number,
  retryAfter: string | undefined,
): OutsideFault {
  const says = STATUS_SAYS[status] ?? (status >= 500 ? 'is broken today' : 'was refused');
  const seconds = readRetryAfter(retryAfter);
  return new OutsideFault('status', address, `${address} ${says} (${status}).`, {
    status,
    ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
  });
}

/** Retry-After in seconds (RFC 9110, 10.2.3: a number or a date), null where it says nothing. */
function readRetryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
