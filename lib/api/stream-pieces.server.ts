import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Pieces are made before the answer begins: a fault in the first of them is still an answer. */
const PIECES_AHEAD = 2;

/**
 * A body of the pieces a generator gives, made no faster than they are taken, and one a turn of the
 * event loop: other requests are answered between two. The first ones are made at once, so that what
 * is wrong from the start is thrown here and not in the middle of a 200.
 */
export async function streamPieces(
  pieces: AsyncGenerator<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const ahead: Uint8Array[] = [];
  while (ahead.length < PIECES_AHEAD) {
    const { done, value } = await pieces.next();
    if (done) break;
    ahead.push(value);
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const ready = ahead.shift();
        if (ready !== undefined) return controller.enqueue(ready);
        // SQLite reads and a fast reader's socket both answer at once: without this nobody else would
        // get a turn before the end.
        await nextTurn();
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
