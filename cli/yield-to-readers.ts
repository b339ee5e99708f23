import { setPriority } from 'node:os';

/** As `nice` says it: whoever reads comes first. */
const LOW = 10;

/** Lets a process, this one where none is named, have what others leave of the processors. */
export function yieldToReaders(pid = process.pid): void {
  // Where the system knows no such thing, or the process has ended already, it is as it is.
  try {
    setPriority(pid, LOW);
  } catch {}
}
