import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

const key = Symbol.for('promptreel.read-primary');
const slot = globalThis as { [key]?: AsyncLocalStorage<true> };

function storage(): AsyncLocalStorage<true> {
  // On `globalThis`: the front decides, and Next reads, with modules of its own.
  slot[key] ??= new AsyncLocalStorage();
  return slot[key];
}

/** Does some work whose reads all go to the primary: a curator sees at once what was just written. */
export function readPrimary<T>(work: () => T): T {
  return storage().run(true, work);
}

/** Whether what runs now was begun by `readPrimary`. */
export function isReadingPrimary(): boolean {
  return storage().getStore() === true;
}
