import { EMPTY_SHELF, mergeShelves, type Shelf } from '@/lib/collections/shelf';
import { readShelf, writeShelf } from '@/lib/collections/shelf-file';
import { SHELF_KEY } from './shelf-key';

let text: string | null = null;
let shelf: Shelf = EMPTY_SHELF;
/** What is kept where the browser keeps nothing: this page's life long. */
let isRefused = false;
const listeners = new Set<() => void>();

function readText(): string | null {
  try {
    return localStorage.getItem(SHELF_KEY);
  } catch {
    return null;
  }
}

/** The shelf as it is kept now; the same object while nothing has changed. */
export function currentShelf(): Shelf {
  const kept = isRefused ? text : readText();
  if (kept === text) return shelf;
  text = kept;
  try {
    shelf = kept === null ? EMPTY_SHELF : readShelf(kept);
  } catch {
    shelf = EMPTY_SHELF;
  }
  return shelf;
}

/**
 * Changes the shelf: from what is kept at this moment, so that another tab's change is not lost.
 * Gives what takes the change back; where something else changed since, nothing of that is lost.
 */
export function changeShelf(change: (shelf: Shelf) => Shelf): () => void {
  const before = currentShelf();
  const after = change(before);
  if (after !== before) keep(after);
  return () => {
    const now = currentShelf();
    keep(
      now === after || writeShelf(now) === writeShelf(after) ? before : mergeShelves(now, before),
    );
  };
}

function keep(next: Shelf): void {
  shelf = next;
  text = writeShelf(next);
  try {
    localStorage.setItem(SHELF_KEY, text);
  } catch {
    isRefused = true;
  }
  for (const listener of listeners) listener();
}

/** Calls back after every change, in this tab or another. */
export function watchShelf(listener: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === SHELF_KEY || key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', listen);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listen);
  };
}

/** A fresh id. Not `crypto.randomUUID`, which plain http does not have. */
export function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
