import { goBeside } from './go-beside';

/** How far a finger goes across before it means another clip, in CSS pixels, and within what time. */
const LEAST_PX = 56;
const MOST_MS = 700;

/** What begins here is somebody else's: the bar, a slider, a menu, the system's own edge. */
const OTHERS = '[data-player-bar], .player-menu, button, a, input';
const EDGE_PX = 24;
/** The height of the browser's own controls, which lie inside the video and cannot be told apart. */
const NATIVE_BAR_PX = 72;

/**
 * Goes to the next clip when a finger swipes the picture to the left, to the previous when to the
 * right, until the signal. Scrolling up and down, the seek bar and pinching are left as they are.
 */
export function swipeBeside(signal: AbortSignal): void {
  let start: { x: number; y: number; at: number; id: number } | null = null;
  const begin = (event: PointerEvent) => {
    start = null;
    if (event.pointerType !== 'touch' || !event.isPrimary || !(event.target instanceof Element))
      return;
    const picture = event.target.closest('[data-vjs-player]');
    if (picture === null || event.target.closest(OTHERS) !== null) return;
    const { clientX: x, clientY: y, pointerId: id, timeStamp: at } = event;
    if (x < EDGE_PX || x > window.innerWidth - EDGE_PX) return;
    const isNative = picture.querySelector<HTMLVideoElement>('video')?.controls === true;
    if (isNative && y > picture.getBoundingClientRect().bottom - NATIVE_BAR_PX) return;
    start = { x, y, at, id };
  };
  const end = (event: PointerEvent) => {
    const from = start;
    start = null;
    if (from === null || from.id !== event.pointerId) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    const isAcross = Math.abs(across) >= LEAST_PX && Math.abs(across) > 2 * Math.abs(down);
    if (isAcross && event.timeStamp - from.at <= MOST_MS)
      goBeside(across < 0 ? 'next' : 'previous');
  };
  const drop = () => {
    start = null;
  };
  document.addEventListener('pointerdown', begin, { signal });
  document.addEventListener('pointerup', end, { signal });
  // The browser took it, to scroll.
  document.addEventListener('pointercancel', drop, { signal });
}
