import 'server-only';
import type { Dispatcher } from 'undici';
import { bareHost } from './check-address.server';
import type { OutsideAnswer } from './outside-answer';
import { OutsideFault } from './outside-fault';
import { statusFault } from './to-outside-fault.server';
import { type BodyLimits, tooLarge, unpackBody } from './unpack-body.server';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Those that keep method and body (RFC 9110, 15.4): a form goes on by no other. */
const KEEPING = new Set([307, 308]);

function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** What of a request decides how its answer is read. */
interface Sent {
  limits: BodyLimits;
  method?: 'GET' | 'HEAD';
  form?: URLSearchParams;
}

/**
 * One answer to one request: a string is where it leads on, anything but success a fault, and a body
 * is unpacked within its limits.
 */
export async function readResponse(
  url: URL,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { limits, method, form }: Sent,
): Promise<OutsideAnswer | string> {
  const address = url.href;
  // A body that is let go of breaks off; whoever reads it sees that on what is unpacked from it.
  body.on('error', () => {});
  const leave = () => body.dump({ limit: 16 * 1024 }).catch(() => {});
  const location = headerOf(headers, 'location');
  const ways = form === undefined ? REDIRECTS : KEEPING;
  if (ways.has(statusCode) && location !== undefined) {
    await leave();
    if (!URL.canParse(location, url)) {
      const why = `${bareHost(url)} leads on to something that is no address.`;
      throw new OutsideFault('address', address, why);
    }
    return new URL(location, url).href;
  }
  const isUnchanged = statusCode === 304;
  if (!isUnchanged && (statusCode < 200 || statusCode > 299)) {
    await leave();
    throw statusFault(address, statusCode, headerOf(headers, 'retry-after'));
  }
  const length = headerOf(headers, 'content-length');
  const sizeBytes = length === undefined || !/^\d+$/.test(length) ? null : Number(length);
  if (method !== 'HEAD' && sizeBytes !== null && sizeBytes > limits.mostBytes) {
    body.destroy();
    throw tooLarge(address, limits.mostBytes, 'as it says');
  }
  const hasBody = !isUnchanged && method !== 'HEAD';
  const encoding = headerOf(headers, 'content-encoding') ?? '';
  return {
    address,
    isUnchanged,
    type: headerOf(headers, 'content-type') ?? null,
    sizeBytes: encoding === '' ? sizeBytes : null,
    etag: headerOf(headers, 'etag') ?? null,
    lastModified: headerOf(headers, 'last-modified') ?? null,
    body: unpackBody(body, { address, encoding: hasBody ? encoding : '', limits }),
  };
}
