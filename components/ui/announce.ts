/** The id of the one polite live region, which the layout holds. */
export const ANNOUNCER_ID = 'announcer';

/** Says a sentence to screen readers, without moving the focus. The same sentence is said again. */
export function announce(sentence: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (region === null) return;
  // An unchanged text is no change: a no-break space at the end makes it one.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
