/**
 * Catches the focus when what had it is about to go: with the next picture, and only where nothing
 * else has taken it, `next` gets it, and the page does not move.
 */
export function catchFocus(next: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) next()?.focus({ preventScroll: true });
  });
}
