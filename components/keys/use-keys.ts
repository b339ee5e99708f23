'use client';

import { useEffect, useRef } from 'react';
import type { KeyId } from './key-map';
import { isPressed } from './pressed-key';

/** What a shortcut does; `false` says that it did nothing here, and the browser may have the key. */
export type KeyHandlers = Partial<Record<KeyId, (event: KeyboardEvent) => unknown>>;

/** Listens for shortcuts of the key map while the component is there; the latest handlers count. */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      for (const [id, handle] of Object.entries(latest.current) as [KeyId, KeyHandlers[KeyId]][]) {
        if (handle === undefined || !isPressed(event, id)) continue;
        if (handle(event) !== false) event.preventDefault();
        return;
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
