import 'server-only';
import { storeFault } from './s3-client.server';

/**
 * The same bytes, broken off where there are more or fewer than promised or none come for `idleMs`:
 * what is short must never pass for whole.
 */
export function checkLength(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  wantedBytes: number,
  idleMs: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = bytes.getReader();
  let left = wantedBytes;
  const next = async () => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`nothing came for ${idleMs} ms`)), idleMs);
    });
    try {
      return await Promise.race([reader.read(), silence]);
    } finally {
      clearTimeout(timer);
    }
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await next();
          left -= value?.length ?? 0;
          if (left < 0 || (done && left > 0)) throw new Error(`${-left} bytes more than promised`);
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          await reader.cancel(cause).catch(() => undefined);
          throw storeFault(cause);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
