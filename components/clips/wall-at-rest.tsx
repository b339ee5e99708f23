'use client';

import { Activity, type ComponentProps, lazy, useCallback, useEffect, useRef } from 'react';
import type { Wall } from './wall';
import { nextSign, whenWanted } from './when-wanted';
// The styles of what is not there yet: the wall is seen as the server sent it.
import '@/components/shelf/shelf-button.module.css';
import '@/components/ui/copy-button.module.css';
import '@/components/ui/drawn-icon.module.css';
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
const PRESSED = 'button, input';

/**
 * A wall that stands in the page as HTML and styles alone until the visitor moves: only then is its
 * code fetched and joined to what is there (React leaves an `Activity` from the server untouched as
 * long as a part of it is on its way). Links work before; what is pressed meanwhile is pressed again
 * as soon as it does something.
 */
export function WallAtRest(props: ComponentProps<typeof Wall>) {
  const box = useRef<HTMLDivElement>(null);
  const again = useRef<(() => void) | null>(null);
  const isHung = useRef(false);
  const onHung = useCallback(() => {
    isHung.current = true;
    again.current?.();
    again.current = null;
    // A pointer that came before anybody listened may rest on a card, and not come again.
    const under = [...(box.current?.querySelectorAll(':hover') ?? [])].at(-1);
    under?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
  }, []);
  useEffect(() => {
    // On the window, before React: it stops clicks and keys on what it has not joined yet.
    const isWaiting = (target: EventTarget | null): target is Element =>
      !isHung.current && target instanceof Element && box.current?.contains(target) === true;
    const holdClick = (event: MouseEvent) => {
      if (!isWaiting(event.target)) return;
      const control = event.target.closest<HTMLElement>(PRESSED);
      if (control === null) return;
      event.preventDefault();
      again.current = () => control.click();
    };
    const holdKey = (event: KeyboardEvent) => {
      const { target, key, altKey, ctrlKey, metaKey } = event;
      if (!isWaiting(target) || key.length !== 1 || altKey || ctrlKey || metaKey) return;
      again.current = () => target.dispatchEvent(new KeyboardEvent('keydown', event));
    };
    window.addEventListener('click', holdClick, true);
    window.addEventListener('keydown', holdKey, true);
    return () => {
      window.removeEventListener('click', holdClick, true);
      window.removeEventListener('keydown', holdKey, true);
    };
  }, []);
  return (
    <div ref={box}>
      <Activity>
        <HungWall {...props} onHung={onHung} />
      </Activity>
    </div>
  );
}
