'use client';

import { useSyncExternalStore } from 'react';
import { EMPTY_SHELF, type Shelf } from '@/lib/collections/shelf';
import { currentShelf, watchShelf } from './shelf-store';

/** The shelf of this browser, in step with every tab; empty on the server and while hydrating. */
export function useShelf(): Shelf {
  return useSyncExternalStore(watchShelf, currentShelf, () => EMPTY_SHELF);
}

/** Whether a clip is among the favourites. */
export function useIsFavourite(slug: string): boolean {
  const read = () => currentShelf().lists[0]?.clips.includes(slug) ?? false;
  return useSyncExternalStore(watchShelf, read, () => false);
}
