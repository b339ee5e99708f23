import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 30_000;

/** Runs it again while SQLite says another connection is writing, with a growing, jittered pause, for at most 30 s; then says who is likely in the way. */
export async function retryBusy<T>(attempt: () => T | Promise<T>): Promise<T> {
  // SQLite's own busy timeout would sleep inside the call and stop the whole process meanwhile.
  const until = Date.now() + patienceMs;
  for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 1.5, 100)) {
    try {
      return await attempt();
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (Date.now() > until) {
        throw new Error(
          'The database was busy for 30 s: another process is writing to it (an import, a seed, a backup). Try again when it has finished.',
          { cause },
        );
      }
      await sleep(pauseMs * (0.5 + Math.random()));
    }
  }
}

function isBusy(cause: unknown): boolean {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code);
}
