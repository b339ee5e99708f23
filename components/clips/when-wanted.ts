import { ACTS, HINTS } from '@/components/layout/rest-signs';
import { SHELF_KEY } from '@/components/shelf/shelf-key';
import { WALL_ID } from './wall-id';

const SIGNS = [...HINTS, ...ACTS, 'click'];

/**
 * Waits for the first sign that somebody is there. At once where the page did not come with its wall
 * (a step from another page), where its address names a place on it, where the visitor's own choices
 * show on it, and on the server. Gives whether a wall stood at rest.
 */
export async function whenWanted(): Promise<boolean> {
  if (typeof window === 'undefined' || !isAtRest()) return false;
  await nextSign();
  return true;
}

/** Waits for a visitor to move, press or step anything. */
export function nextSign(): Promise<void> {
  return new Promise((resolve) => {
    const seen = new AbortController();
    const wake = () => {
      seen.abort();
      resolve();
    };
    const { signal } = seen;
    for (const sign of SIGNS)
      window.addEventListener(sign, wake, { capture: true, passive: true, signal });
  });
}

function isAtRest(): boolean {
  // The page itself stood at rest (`rest-script.ts`), and somebody moved.
  if (document.documentElement.dataset.woken !== undefined) return false;
  if (window.location.hash !== '' || window.scrollY > 0 || hasOwnWays()) return false;
  // Somebody who was quicker than these scripts.
  if (document.querySelector('body :is(:hover, :focus)') !== null) return false;
  return document.readyState === 'loading' || document.getElementById(WALL_ID) !== null;
}

/** Whether hearts are to be filled or prompts to be shown, which the server cannot know. */
function hasOwnWays(): boolean {
  if (document.documentElement.dataset.density === 'list') return true;
  try {
    return localStorage.getItem(SHELF_KEY) !== null;
  } catch {
    return false;
  }
}
