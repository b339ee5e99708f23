'use client';

import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { WallMeasure } from './lay-rows';

const GROWS_FROM_REM = { grid: 9.5, large: 16, list: 0 } as const;
const GROWS_TO_REM = { grid: 20, large: 34, list: 0 } as const;
const GROWS_BY = { grid: 0.12, large: 0.23, list: 0 } as const;

/** How closely clips hang: in rows, in few large ones, or one a line with its prompt. */
export const DENSITIES = ['grid', 'large', 'list'] as const;
export type Density = (typeof DENSITIES)[number];

/** The density the page has, from `<html data-density>`. */
export function densityOf(root: HTMLElement): Density {
  const { density } = root.dataset;
  return DENSITIES.find((one) => one === density) ?? 'grid';
}

// What was measured last: the way back to a wall begins with it.
let last: WallMeasure | null = null;

function measureWall(wall: HTMLElement): WallMeasure | null {
  const card = wall.querySelector<HTMLElement>(':scope > article');
  const picture = card?.querySelector<HTMLElement>('[data-picture]');
  const width = wall.getBoundingClientRect().width;
  if (card === null || !picture || width === 0) return null;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const density = densityOf(document.documentElement);
  const style = getComputedStyle(card);
  const margin = Number.parseFloat(style.marginBottom) || 0;
  const isList = density === 'list';
  const row = Math.min(
    GROWS_TO_REM[density] * rem,
    Math.max(GROWS_FROM_REM[density] * rem, GROWS_BY[density] * width),
  );
  const height = card.getBoundingClientRect().height + margin;
  // The tallest text decides; rows of cards are as tall as their tallest.
  const texts = [...wall.querySelectorAll<HTMLElement>('[data-caption]')];
  const caption = Math.max(0, ...texts.map((text) => text.getBoundingClientRect().height));
  const below = isList ? height : caption + margin;
  const gap = Number.parseFloat(getComputedStyle(wall).columnGap) || 0;
  return { width, row: isList ? 0 : row, gap, below, caption, heading: MONTH_REM * rem };
}

/** How high the name of a month stands, as the style sheet has it. */
const MONTH_REM = 3;

const never = () => () => {};

/**
 * How the wall is to be laid out; null as long as the page stands as the server sent it. Measured
 * anew when its width or the density changes.
 */
export function useWallMeasure(wallRef: RefObject<HTMLElement | null>): WallMeasure | null {
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [measure, setMeasure] = useState<WallMeasure | null>(isHydrated ? last : null);
  useLayoutEffect(() => {
    const wall = wallRef.current;
    if (wall === null) return;
    const settle = () => {
      const next = measureWall(wall) ?? last;
      last = next;
      setMeasure((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    settle();
    if (typeof ResizeObserver === 'undefined') return;
    const sizes = new ResizeObserver(settle);
    const looks = new MutationObserver(settle);
    sizes.observe(wall.parentElement ?? wall);
    looks.observe(document.documentElement, { attributeFilter: ['data-density'] });
    // Faces that came late change how tall a caption is.
    document.fonts?.ready.then(settle, settle);
    return () => {
      sizes.disconnect();
      looks.disconnect();
    };
  }, [wallRef]);
  return measure;
}
