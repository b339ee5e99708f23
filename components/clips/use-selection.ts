'use client';

import { useCallback, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';

/** As many clips as may be chosen at once: each is asked for when they are copied. */
const MOST_CHOSEN = 50;

/** The clips that are chosen, in the order of choosing, and what changes them. */
export interface Selection {
  chosen: readonly string[];
  /** Adds a clip, or takes it away. */
  toggle: (slug: string) => void;
  clear: () => void;
  /** Takes the last step back; null where there is none. */
  undo: (() => void) | null;
}

/** The slug of the card that holds an element. */
function slugAt(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-slug]') : null;
  return card?.dataset.slug ?? null;
}

/** Chooses clips of a wall: by `toggle`, or by the key `x` on the card that has the focus. */
export function useSelection(): Selection {
  const [steps, setSteps] = useState<readonly (readonly string[])[]>([[]]);
  const chosen = steps.at(-1) ?? [];
  const toggle = useCallback((slug: string) => {
    setSteps((before) => {
      const last = before.at(-1) ?? [];
      const without = last.filter((one) => one !== slug);
      const next = without.length < last.length ? without : [...last, slug];
      return next.length > MOST_CHOSEN ? before : [...before, next];
    });
  }, []);
  useKeys({
    choose({ target }) {
      const slug = slugAt(target);
      if (slug === null) return false;
      toggle(slug);
    },
  });
  return {
    chosen,
    toggle,
    clear: () => setSteps((before) => [...before, []]),
    undo: steps.length > 1 ? () => setSteps((before) => before.slice(0, -1)) : null,
  };
}
