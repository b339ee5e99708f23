'use client';

import { useRef, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { catchFocus } from '@/components/ui/catch-focus';
import type { Shelf } from '@/lib/collections/shelf';
import { changeShelf } from './shelf-store';

/** Changes the shelf and says what was done, with a way back; null says nothing. */
export type ChangeAndSay = (change: (shelf: Shelf) => Shelf, said: string | null) => void;

/** What was done last on a page of the shelf, and how to undo it; `back` is the button that does. */
export function useChanges() {
  const [last, setLast] = useState<{ said: string; undo: () => void } | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  const change: ChangeAndSay = (turn, said) => {
    const undo = changeShelf(turn);
    if (said === null) return;
    announce(said);
    setLast({
      said,
      undo: () => {
        undo();
        setLast(null);
        catchFocus(() => document.querySelector<HTMLElement>('main'));
      },
    });
    catchFocus(() => back.current);
  };
  return { last, back, change };
}
