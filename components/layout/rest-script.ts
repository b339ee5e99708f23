import { ACTS, AWAKE, HINTS } from './rest-signs';
import { THEME_KEY } from './theme-script';

/**
 * Stands in every kept page as an inline script (see `cli/serve/rest-page.ts`). The first page of a
 * visit is whole as HTML and styles; its scripts, put to rest as `type="rest"`, run from the visitor's first move on.
 * What is pressed before they answer is pressed again when they do; links and fields work by themselves.
 */
const root = document.documentElement;
// Controls that do nothing by themselves, or whose change somebody wants to hear of.
const HELD =
  'button[type="button"]:not([popovertarget]), .needs-script button, button.needs-script, label, input:is([type="checkbox"], [type="radio"])';
const TYPED_IN = 'input, textarea, select, [contenteditable]';
/** So long the scripts wait for the press that a hint announces: a clip it starts comes before them. */
const PRESS_MS = 120;
/** So long at most they wait for the first picture of a clip that was started. */
const FIRST_PICTURE_MS = 1_500;
const done = new AbortController();
const hear = (names: readonly string[], listener: (event: never) => void, passive: boolean) => {
  for (const name of names)
    window.addEventListener(name, listener as EventListener, {
      capture: true,
      passive,
      signal: done.signal,
    });
};
let isWaking = false;
let timer = 0;
let again: (() => void) | null = null;

const wake = () => {
  if (isWaking) return;
  isWaking = true;
  for (const script of document.querySelectorAll<HTMLScriptElement>('script[type="rest"]')) {
    const woken = document.createElement('script');
    for (const { name, value } of script.attributes) {
      if (name !== 'type') woken.setAttribute(name, value);
    }
    woken.text = script.text;
    // Out of reach: whatever works without scripts works as before, and what was held is let go.
    woken.addEventListener('error', answer);
    script.replaceWith(woken);
  }
};
const wakeBySign = () => {
  window.clearTimeout(timer);
  root.dataset.woken = '';
  wake();
};
const wakeSoon = () => {
  timer ||= window.setTimeout(wakeBySign, PRESS_MS);
};
/** The browser's own player needs nobody; what comes after its first picture adopts a clip that plays. */
const wakeAfterPicture = (video: EventTarget | null | undefined) => {
  window.clearTimeout(timer);
  timer = window.setTimeout(wakeBySign, FIRST_PICTURE_MS);
  if (video instanceof HTMLVideoElement) video.requestVideoFrameCallback?.(wakeBySign);
};
const holdClick = (event: MouseEvent) => {
  const control = event.target instanceof Element && event.target.closest<HTMLElement>(HELD);
  if (!control || event.button !== 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (control.dataset.plays !== undefined) {
    const video = control.parentElement?.querySelector('video');
    wakeAfterPicture(video);
    video?.play().catch(wakeBySign);
    return;
  }
  wakeBySign();
  again = () => control.click();
};
const holdKey = (event: KeyboardEvent) => {
  const { target, key, code, altKey, ctrlKey, metaKey } = event;
  const isPalette = (ctrlKey || metaKey) && code === 'KeyK';
  if (!isPalette && (altKey || ctrlKey || metaKey || key.length !== 1 || key === ' ')) return;
  if (event.isComposing || (!isPalette && target instanceof Element && target.closest(TYPED_IN)))
    return;
  if (isPalette || key === '/') event.preventDefault();
  event.stopImmediatePropagation();
  wakeBySign();
  again = () => (target ?? document).dispatchEvent(new KeyboardEvent('keydown', event));
};
/** Says on the picture whether its button has something to do, as the player's own code does later. */
const setStage = (stage: 'ready' | 'played') => {
  for (const button of document.querySelectorAll('[data-plays]'))
    button.parentElement?.setAttribute('data-stage', stage);
};
const answer = () => {
  const press = again;
  again = null;
  done.abort();
  press?.();
};

/** Whether a visitor is there already, or the page is not what the server sent until its scripts ran. */
const isWanted = () => {
  if (document.referrer.startsWith(`${location.origin}/`)) return true;
  if (location.hash !== '' || /[?&](t|at|offset)=/.test(location.search) || window.scrollY > 0)
    return true;
  if (document.querySelector('[data-wakes], body :is(:hover, :focus)') !== null) return true;
  try {
    return Object.keys(localStorage).some(
      (key) => /^promptreel[-.]/.test(key) && key !== THEME_KEY,
    );
  } catch {
    return false;
  }
};
/** Fetches what will run, once the page has come and the browser has nothing better to do. */
const fetchAhead = () => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (isWaking || connection?.saveData) return;
  for (const { src } of document.querySelectorAll<HTMLScriptElement>('script[type="rest"][src]')) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'prefetch', as: 'script', href: src, onload: () => link.remove() });
    document.head.append(link);
  }
};

const onPlay = (event: Event) => {
  setStage('played');
  wakeAfterPicture(event.target);
};

hear(HINTS, wakeSoon, true);
hear(ACTS, wakeBySign, true);
hear(['play'], onPlay, true);
hear(['click'], holdClick, false);
hear(['keydown'], holdKey, false);
hear([AWAKE], answer, true);
if (isWanted()) wake();
else {
  setStage('ready');
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  window.addEventListener('load', () => whenIdle(fetchAhead), { once: true });
}
