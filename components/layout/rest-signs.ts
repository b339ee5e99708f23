/** What comes before a visitor does anything: a press, and what it does, may follow within a moment. */
export const HINTS = ['pointermove', 'pointerdown', 'touchstart', 'focusin'] as const;

/** What a visitor does first, whatever it is that they want; a click is looked at where it lands. */
export const ACTS = ['wheel', 'scroll', 'keydown', 'hashchange'] as const;

/** The event on the window that says that React has joined the page: it answers. */
export const AWAKE = 'promptreel:awake';
