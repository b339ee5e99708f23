'use client';

import { useSyncExternalStore } from 'react';
import { DENSITY_KEY } from '@/components/layout/theme-script';
import { type Density, densityOf } from './use-wall-measure';

function listen(told: () => void): () => void {
  const looks = new MutationObserver(told);
  looks.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => looks.disconnect();
}

/** How closely clips hang, as `<html data-density>` has it; `grid` until scripts run. */
export function useDensity(): Density {
  return useSyncExternalStore(
    listen,
    () => densityOf(document.documentElement),
    () => 'grid',
  );
}

/** Hangs clips so, and keeps it where the browser lets us. */
export function setDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  try {
    localStorage.setItem(DENSITY_KEY, density);
  } catch {
    // Storage is refused: it lasts as long as the page.
  }
}
