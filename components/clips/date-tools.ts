import { announce } from '@/components/ui/announce';
import type { FormatLocale } from '@/lib/format/format-locale';
import { type DayWords, tellDays } from './tell-days';

/** What the date's part of the index knows: the zones to tell edges in, the first that differs, and its words. */
export interface DateFacts {
  others: readonly string[];
  words: DayWords;
  locale: FormatLocale;
}

/** The bars that are being chosen: from where one began to where one is. */
interface Brush {
  strip: HTMLElement;
  from: HTMLElement;
  to: HTMLElement;
  /** Where the pointer went down; null for keys. */
  x: number | null;
}

/** A shorter way than this is a click on a bar. */
const SLIP_PX = 6;

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

const barsOf = (strip: HTMLElement) => [...strip.querySelectorAll<HTMLElement>('[data-since]')];

function barAt(strip: HTMLElement, x: number): HTMLElement | null {
  const bars = barsOf(strip);
  return bars.find((bar) => x <= bar.getBoundingClientRect().right) ?? bars.at(-1) ?? null;
}

/** The bars of a brush in their order, whichever way one went. */
function listBrushed({ strip, from, to }: Brush): HTMLElement[] {
  const bars = barsOf(strip);
  const [first = 0, last = 0] = [from, to].map((bar) => bars.indexOf(bar)).sort((a, b) => a - b);
  return bars.slice(first, last + 1);
}

// A link like any other, so that the page steps to it as to any other.
function follow(href: string) {
  const link = document.createElement('a');
  link.href = href;
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * Makes the date's part of the index answer: a pointer drags across the bars (`data-since`,
 * `data-until`, in a list that holds the address of a span in `data-span`), arrow keys go along them
 * and with Shift take a span, and the sentence about zones (`data-edges`) follows what is chosen.
 * All is read from the page when it is needed, as steps inside the page renew it. Returns its end.
 */
export function openDateTools(section: HTMLElement, facts: DateFacts): () => void {
  const ends = new AbortController();
  let brush: Brush | null = null;
  /** The click that ends a drag is none of the bar's business. */
  let eatsClick = false;

  const stripOf = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-span]') : null;
  const fieldValue = (name: string) =>
    section.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value || null;

  function tell(days: { since: string | null; until: string | null }, zone: string) {
    const sentence = tellDays({ ...days, zone }, facts.others, facts.words, facts.locale);
    // The text is React's: it is written over, never replaced; the page's own is kept beside it.
    const place = section.querySelector<HTMLElement>('[data-edges]');
    if (place?.firstChild) place.firstChild.nodeValue = sentence ?? place.dataset.edges ?? null;
    return sentence;
  }
  function tellFields() {
    tell({ since: fieldValue('since'), until: fieldValue('until') }, fieldValue('zone') ?? 'UTC');
  }
  function paint(next: Brush | null) {
    const strip = (next ?? brush)?.strip;
    brush = next;
    const brushed = next === null ? [] : listBrushed(next);
    for (const bar of strip === undefined ? [] : barsOf(strip)) {
      bar.toggleAttribute('data-brushed', brushed.includes(bar));
    }
    if (next === null) return tellFields();
    const sentence = tell(daysOf(brushed), next.strip.dataset.zone ?? 'UTC');
    if (next.x === null && sentence !== null) announce(sentence);
  }
  function daysOf(bars: readonly HTMLElement[]) {
    return { since: bars[0]?.dataset.since ?? null, until: bars.at(-1)?.dataset.until ?? null };
  }
  function choose() {
    if (brush === null) return;
    const { since, until } = daysOf(listBrushed(brush));
    const { span = '' } = brush.strip.dataset;
    paint(null);
    if (since === null || until === null) return;
    follow(span.replace('1000-01-01', since).replace('1000-01-02', until));
  }
  function on<Name extends keyof HTMLElementEventMap>(
    name: Name,
    act: (event: HTMLElementEventMap[Name]) => void,
    capture = false,
  ) {
    section.addEventListener(name, act, { signal: ends.signal, capture });
  }

  let pressed: { strip: HTMLElement; bar: HTMLElement; x: number } | null = null;
  on('pointerdown', (event) => {
    const strip = event.button === 0 ? stripOf(event) : null;
    const bar = strip && barAt(strip, event.clientX);
    eatsClick = false;
    pressed = strip && bar ? { strip, bar, x: event.clientX } : null;
  });
  on('pointermove', (event) => {
    if (pressed === null) return;
    const { strip, bar, x } = pressed;
    if (!eatsClick && Math.abs(event.clientX - x) < SLIP_PX) return;
    if (!eatsClick) strip.setPointerCapture(event.pointerId);
    eatsClick = true;
    paint({ strip, from: bar, to: barAt(strip, event.clientX) ?? bar, x });
  });
  on('pointerup', () => {
    pressed = null;
    if (eatsClick) choose();
  });
  on('pointercancel', () => {
    pressed = null;
    eatsClick = false;
    if (brush !== null) paint(null);
  });
  on(
    'click',
    (event) => {
      if (!eatsClick) return;
      event.preventDefault();
      event.stopPropagation();
      eatsClick = false;
    },
    true,
  );

  // One stop of the Tab key for all bars: the arrows go on from there.
  on('focusin', (event) => {
    const strip = stripOf(event);
    for (const link of strip?.querySelectorAll('a') ?? []) {
      link.tabIndex = link === event.target ? 0 : -1;
    }
  });
  on('focusout', (event) => {
    if (brush?.x === null && !brush.strip.contains(event.relatedTarget as Node | null)) paint(null);
  });
  on('keydown', (event) => {
    const strip = stripOf(event);
    const link = event.target instanceof HTMLAnchorElement ? event.target : null;
    if (strip === null || link === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (brush !== null && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault();
      if (event.key === 'Enter') choose();
      else paint(null);
      return;
    }
    const links = [...strip.querySelectorAll('a')];
    const step = STEPS[event.key]?.(links.indexOf(link), links.length - 1);
    const next = step === undefined ? undefined : links[Math.max(step, 0)];
    if (step === undefined) return;
    event.preventDefault();
    next?.focus();
    const [from, to] = [link, next ?? link].map((one) => one.closest<HTMLElement>('[data-since]'));
    if (!from || !to) return;
    if (event.shiftKey) paint({ strip, from: brush?.from ?? from, to, x: null });
    else if (brush !== null) paint(null);
  });
  on('input', tellFields);
  return () => ends.abort();
}
