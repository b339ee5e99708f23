import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/**
 * A process that is started with this (`--import`) lives by a clock that leaps ahead: the file named
 * by LEAP_CLOCK says by how many milliseconds. What sleeps wakes when its time has come by that clock.
 */
const file = process.env.LEAP_CLOCK ?? '';
const LOOK_MS = 20;

/** null where the file is being taken away: the day is over. */
function read(): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const RealDate = Date;
const realNow = Date.now;
const sleep = timers.setTimeout;
const sleepers = new Set<() => void>();
let ahead = read() ?? 0;

/** Leaps ahead to an instant, with every process that shares the clock. */
export function leapTo(instant: number): void {
  writeFileSync(file, String(Math.max(ahead, instant - realNow())));
  look();
}

function look(): void {
  const now = read();
  // A file that is being written reads as less: this clock never goes back.
  if (now === null || !(now > ahead)) return;
  ahead = now;
  for (const wake of sleepers) wake();
}

setInterval(look, LOOK_MS).unref();

globalThis.Date = new Proxy(RealDate, {
  construct: (Real, given) =>
    given.length === 0 ? new Real(realNow() + ahead) : (Reflect.construct(Real, given) as Date),
  get: (Real, name) => (name === 'now' ? () => realNow() + ahead : Reflect.get(Real, name)),
});

timers.setTimeout = async <Value>(
  ms?: number,
  value?: Value,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Value> => {
  const until = Date.now() + (ms ?? 0);
  while (Date.now() < until) {
    const leap = new AbortController();
    const wake = () => leap.abort();
    sleepers.add(wake);
    const woken = signal === undefined ? leap.signal : AbortSignal.any([leap.signal, signal]);
    try {
      await sleep(until - Date.now(), undefined, { signal: woken });
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
    } finally {
      sleepers.delete(wake);
    }
  }
  signal?.throwIfAborted();
  return value as Value;
};
syncBuiltinESMExports();
