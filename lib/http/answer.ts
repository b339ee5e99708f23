/** What a handler is told: the method, the whole address and the headers; a body is read on demand. */
export interface AnswerRequest {
  /** Upper case, as HTTP sends it. */
  method: string;
  url: URL;
  /** The same as it came, and its path, where the address need not be read to know them. */
  written?: string;
  pathname?: string;
  headers: RequestHeaders;
  /** Who asks, for counting; null or nothing where nobody is to be counted. */
  reader?: string | null;
  /** The body as text in UTF-8; refused with `content_too_large` past `mostBytes`. */
  readBody?: (mostBytes: number) => Promise<string>;
}

/** Reads one request header by its lower-case name; null when it was not sent. */
export interface RequestHeaders {
  get(name: string): string | null;
}

/** What a handler gives back, whole and made once; the doors only pass it on. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Each a whole `Set-Cookie`; only the desk sets any. */
  cookies?: readonly string[];
  body: string | Uint8Array | ReadableStream<Uint8Array> | null;
  /** A short body that is kept, its bytes as Latin-1: Node sends head and body in one piece then. */
  latin1?: string | undefined;
  /** Of an answer that is kept: what stands for it where the reader has it already. */
  unchanged?: Answer;
}

// The Fetch standard refuses a body with these, even an empty one.
const bodilessStatuses = new Set([101, 103, 204, 205, 304]);

/** Reads an `AnswerRequest` from a Fetch `Request`, for the route files under `app`. */
export function toAnswerRequest(request: Request): AnswerRequest {
  return { method: request.method, url: new URL(request.url), headers: request.headers };
}

/**
 * Turns an answer into a Fetch `Response`. A HEAD answer, or one whose status has no body, keeps
 * its headers and loses its body; a stream that is not sent is cancelled so that its file closes.
 */
export function toResponse(answer: Answer, method = 'GET'): Response {
  const { cookies = [], status } = answer;
  const told = Object.entries(answer.headers);
  const init = {
    status,
    headers: [...told, ...cookies.map((one) => ['set-cookie', one] as [string, string])],
  };
  if (method === 'HEAD' || bodilessStatuses.has(answer.status)) {
    discardBody(answer.body);
    return new Response(null, init);
  }
  return new Response(passBody(answer.body), init);
}

/** Fetch copies bytes twice on their way; those of an answer are passed on as they are. */
function passBody(body: Answer['body']): Exclude<Answer['body'], Uint8Array> {
  if (!(body instanceof Uint8Array)) return body;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
}

/** Lets go of a body that will not be sent: a stream is cancelled, anything else needs nothing. */
export function discardBody(body: Answer['body']): void {
  if (body instanceof ReadableStream) body.cancel().catch(() => undefined);
}
