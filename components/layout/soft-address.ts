// Not pages: answered by the server itself, or files.
const ELSEWHERE = /^\/(?:api|media|_next)\/|^\/embed(?:\/|$)|^\/feed|\.[a-z0-9]+$/;

/** Where a click on a link leads inside the gallery, or null when the browser should do it itself. */
export function linkAddress(link: HTMLAnchorElement, event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (event.defaultPrevented || !isPlain || event.altKey) return null;
  if (!link.hasAttribute('href') || link.hasAttribute('download') || 'hard' in link.dataset)
    return null;
  if (link.target !== '' && link.target !== '_self') return null;
  if (link.origin !== window.location.origin || ELSEWHERE.test(link.pathname)) return null;
  const isHere =
    link.pathname === window.location.pathname && link.search === window.location.search;
  if (isHere && link.hash !== '') return null;
  return link.pathname + link.search + link.hash;
}

/** Where a GET form marked `data-soft` leads, its empty fields left out; else null. */
export function formAddress(form: HTMLFormElement, event: SubmitEvent): string | null {
  if (event.defaultPrevented || !('soft' in form.dataset) || form.method !== 'get') return null;
  const action = new URL(form.action);
  if (action.origin !== window.location.origin) return null;
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form, event.submitter)) {
    if (typeof value === 'string' && value.trim() !== '') params.append(name, value.trim());
  }
  return params.size === 0 ? action.pathname : `${action.pathname}?${params}`;
}
