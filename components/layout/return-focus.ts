/** For so long a page that comes back is watched for its link, milliseconds. */
const WATCH_MS = 3_000;

/** Notes in the history's entry of this page which link a key followed from it. */
export function noteFollowed(link: HTMLAnchorElement): void {
  const state = { ...window.history.state, followed: link.getAttribute('href') };
  window.history.replaceState(state, '');
}

/**
 * On the way back gives the focus to the link that a key had followed, as soon as it is drawn again
 * and unless the visitor moves on meanwhile. Listens until `signal` ends it.
 */
export function returnFocus(signal: AbortSignal): void {
  let watching = new AbortController();
  const find = (href: string) =>
    document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]`);
  const onReturn = ({ state }: PopStateEvent) => {
    watching.abort();
    const followed: unknown = state?.followed;
    if (typeof followed !== 'string') return;
    watching = new AbortController();
    const until = AbortSignal.any([signal, watching.signal, AbortSignal.timeout(WATCH_MS)]);
    const look = () => {
      const link = until.aborted ? null : find(followed);
      link?.focus({ preventScroll: true });
      if (link === null && !until.aborted) requestAnimationFrame(look);
    };
    // The page that is left may have the same link: the way back is drawn a moment later.
    requestAnimationFrame(() => requestAnimationFrame(look));
    for (const move of ['keydown', 'pointerdown'] as const)
      window.addEventListener(move, () => watching.abort(), { signal: until });
  };
  window.addEventListener('popstate', onReturn, { signal });
}
