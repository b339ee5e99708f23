'use client';

import { Activity, type ComponentProps, lazy, useCallback, useEffect, useRef } from 'react';
import type { Wall } from './wall';
import { nextSign, whenWanted } from './when-wanted';
// The styles of what is not there yet: the wall is seen as the server sent it.
import '@/components/shelf/shelf-button.module.css';
import '@/components/ui/copy-button.module.css';
import './card-copy.module.css';
import './card-corners.module.css';
import './clip-card.module.css';
import './wall-list.module.css';
import './wall.module.css';

/** After a failure (no network, another build) the code is asked for again at a sign after this time. */
const PAUSE_MS = 5_000;

async function fetchWall(): Promise<typeof import('./hung-wall')> {
  const isAtRest = await whenWanted();
  for (;;) {
    try {
      return await import('./hung-wall');
    } catch (thrown) {
      // Without its code a wall from the server is still one to read and to walk on from.
      if (!isAtRest) throw thrown;
      await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
      await nextSign();
    }
  }
}

const HungWall = lazy(fetchWall);

/** What does something only by the wall's code. */
const PRESSED = 'button, label';

/**
 * A wall that stands in the page as HTML and styles alone until the visitor moves: only then is its
 * code fetched and joined to what is there (React leaves an `Activity` from the server untouched as
 * long as a part of it is on its way). Links work before; what is pressed meanwhile is pressed again
 * as soon as it does something.
 */
export function WallAtRest(props: ComponentProps<typeof Wall>) {
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement | null>(null);
  const isHung = useRef(false);
  const onHung = useCallback(() => {
    isHung.current = true;
    pressed.current?.click();
    pressed.current = null;
  }, []);
  useEffect(() => {
    // On the window, before React: it stops a click on what it has not joined yet.
    const hold = (event: MouseEvent) => {
      const { target } = event;
      const control = target instanceof Element && target.closest<HTMLElement>(PRESSED);
      if (isHung.current || !control || !box.current?.contains(control)) return;
      event.preventDefault();
      pressed.current = control;
    };
    window.addEventListener('click', hold, true);
    return () => window.removeEventListener('click', hold, true);
  }, []);
  return (
    <div ref={box}>
      <Activity>
        <HungWall {...props} onHung={onHung} />
      </Activity>
    </div>
  );
}
