'use client';

import { type ReactNode, useRef } from 'react';

/** A shorter way than this is a click on a bar. */
const SLIP_PX = 6;

interface Span {
  from: HTMLElement;
  to: HTMLElement;
}

function barAt(strip: HTMLElement, x: number): HTMLElement | null {
  const bars = [...strip.querySelectorAll<HTMLElement>('[data-since]')];
  return bars.find((bar) => x <= bar.getBoundingClientRect().right) ?? bars.at(-1) ?? null;
}

/** The bars from one to another, whichever way the pointer went. */
function barsOf(strip: HTMLElement, span: Span): HTMLElement[] {
  const bars = [...strip.querySelectorAll<HTMLElement>('[data-since]')];
  const [first = 0, last = 0] = [span.from, span.to]
    .map((bar) => bars.indexOf(bar))
    .sort((a, b) => a - b);
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
 * Lets a pointer drag across the bars inside (`data-since`, `data-until`) and leads to the span it
 * chose. `hrefOfSpan` is the address for the span 1000-01-01 to 1000-01-02, whose days are replaced.
 */
export function DateBrush(props: { hrefOfSpan: string; hint: string; children: ReactNode }) {
  const start = useRef<{ x: number; bar: HTMLElement } | null>(null);
  const isBrushing = useRef(false);

  function paint(strip: HTMLElement, brushed: readonly HTMLElement[]) {
    for (const bar of strip.querySelectorAll<HTMLElement>('[data-since]')) {
      bar.toggleAttribute('data-brushed', brushed.includes(bar));
    }
  }
  function spanTo(strip: HTMLElement, x: number): HTMLElement[] {
    const to = barAt(strip, x);
    return start.current === null || to === null
      ? []
      : barsOf(strip, { from: start.current.bar, to });
  }
  function finish(strip: HTMLElement) {
    start.current = null;
    paint(strip, []);
  }

  return (
    <div
      title={props.hint}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const bar = barAt(event.currentTarget, event.clientX);
        isBrushing.current = false;
        start.current = bar === null ? null : { x: event.clientX, bar };
      }}
      onPointerMove={(event) => {
        if (start.current === null) return;
        if (!isBrushing.current && Math.abs(event.clientX - start.current.x) < SLIP_PX) return;
        if (!isBrushing.current) event.currentTarget.setPointerCapture(event.pointerId);
        isBrushing.current = true;
        paint(event.currentTarget, spanTo(event.currentTarget, event.clientX));
      }}
      onPointerUp={(event) => {
        const bars = isBrushing.current ? spanTo(event.currentTarget, event.clientX) : [];
        const [since, until] = [bars[0]?.dataset.since, bars.at(-1)?.dataset.until];
        finish(event.currentTarget);
        if (since === undefined || until === undefined) return;
        const href = props.hrefOfSpan.replace('1000-01-01', since).replace('1000-01-02', until);
        follow(href);
      }}
      onPointerCancel={(event) => finish(event.currentTarget)}
      onClickCapture={(event) => {
        // The click that ends a drag is none of the bar's business.
        if (!isBrushing.current) return;
        event.preventDefault();
        event.stopPropagation();
        isBrushing.current = false;
      }}
    >
      {props.children}
    </div>
  );
}
