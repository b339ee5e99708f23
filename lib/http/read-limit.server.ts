import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import { BoundedMap } from './bounded-map';
import { Problem } from './problem';

/** What is remembered of one reader weighs about this, and of all readers at most that. */
const READER_BYTES = 256;
const READERS_BYTES = 8 * 1024 * 1024;

const MINUTE_MS = 60_000;

/**
 * How many answers may be made for one reader in a minute, all at once or one by one (the generic
 * cell rate algorithm, ITU-T I.371: one instant a reader). Readers not seen for longest are forgotten.
 */
export class ReadLimit {
  readonly #dueMs = new BoundedMap<number>(READERS_BYTES);
  readonly #stepMs: number;
  readonly #now: () => number;

  /** 0 a minute is no limit. */
  constructor(perMinute: number, now: () => number = Date.now) {
    this.#stepMs = perMinute === 0 ? 0 : MINUTE_MS / perMinute;
    this.#now = now;
  }

  /** Counts one answer for a reader: 0 when it may be made, else the seconds to wait. */
  take(reader: string): number {
    if (this.#stepMs === 0) return 0;
    const now = this.#now();
    const due = Math.max(now, this.#dueMs.get(reader) ?? 0);
    const early = due - now - (MINUTE_MS - this.#stepMs);
    if (early > 0) return Math.ceil(early / 1000);
    this.#dueMs.set(reader, due + this.#stepMs, READER_BYTES);
    return 0;
  }
}

/** What a reader is told who has asked more than his share. */
export function tooManyReads(waitSeconds: number): Problem {
  return new Problem('too_many_requests', `Ask again in ${waitSeconds} s.`, {
    detail: { retryAfterSeconds: waitSeconds },
    headers: { 'retry-after': String(waitSeconds) },
  });
}

const key = Symbol.for('promptreel.read-limit');
const slot = globalThis as { [key]?: ReadLimit };

/** The one limit of this process, as `READS_PER_MINUTE` says. */
export function getReadLimit(): ReadLimit {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= new ReadLimit(readEnv().READS_PER_MINUTE);
  return slot[key];
}
