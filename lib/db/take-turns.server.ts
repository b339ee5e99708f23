import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs one piece of work at a time, in the order they came. */
export interface Turns {
  /** Refuses work started from inside other work of the same turns: it would wait for itself. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Settles when everything taken so far is over. */
  idle(): Promise<void>;
}

/** Makes the turns of one database's writers. */
export function createTurns(): Turns {
  const inside = new AsyncLocalStorage<{ isOver: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async take(work) {
      if (inside.getStore()?.isOver === false) {
        throw new Error(
          'A write was begun inside another write: pass the outer writer on instead.',
        );
      }
      const turn = { isOver: false };
      const result = last
        .then(() => inside.run(turn, work))
        .finally(() => {
          turn.isOver = true;
        });
      last = result.catch(() => undefined);
      return result;
    },
    async idle() {
      await last;
    },
  };
}
