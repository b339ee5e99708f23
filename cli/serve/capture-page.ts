import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';

/** Something that answers a page request the way Node's servers do: Next. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A page as it was rendered, whole. */
export interface CapturedPage {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer<ArrayBuffer>;
}

/**
 * Asks a handler for a page on nobody's behalf and collects the answer whole, so that it can be
 * kept: no reader's headers are in it, and none who goes away can break it off.
 */
export async function capturePage(
  handle: PageHandler,
  url: string,
  headers: Record<string, string>,
): Promise<CapturedPage> {
  const request = makeRequest(url, headers);
  const response = new CapturedResponse(request);
  const sink = new Sink();
  response.assignSocket(sink as unknown as Socket);
  const whole = new Promise<void>((resolve, reject) => {
    response.once('finish', resolve);
    response.once('close', () => reject(new Error(`The page ${url} broke off.`)));
  });
  const handled = handle(request, response);
  // Whichever fails first is told; the other must not be left without a listener.
  await Promise.all([whole, handled]);
  response.detachSocket(sink as unknown as Socket);
  response.emit('close');
  return { status: response.statusCode, headers: response.getHeaders(), body: sink.bodyBytes() };
}

function makeRequest(url: string, headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  // HTTP/1.0 has no chunks: the bytes behind the head are the body.
  request.httpVersion = '1.0';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 0;
  Object.assign(request.headers, headers);
  request.complete = true;
  request.push(null);
  return request;
}

/** Keeps every header where it can be read again, also those given to `writeHead` alone. */
class CapturedResponse extends ServerResponse {
  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.at(-1);
    if (Array.isArray(headers)) throw new TypeError('Headers as a flat list are not captured.');
    if (typeof headers === 'object' && headers !== null) {
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    }
    return super.writeHead(status);
  }
}

/** A socket's writing half that keeps what is written and never asks to wait. */
class Sink extends Writable {
  readonly #chunks: Buffer[] = [];

  constructor() {
    super({ highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  /** What stands behind the head. */
  bodyBytes(): Buffer<ArrayBuffer> {
    const whole = Buffer.concat(this.#chunks);
    const end = whole.indexOf('\r\n\r\n');
    return end === -1 ? Buffer.alloc(0) : whole.subarray(end + 4);
  }
}
