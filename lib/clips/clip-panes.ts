import entries from '@/seed/panes.json';
import type { Named } from './clip-entry';

/** One of several pictures that a clip shows at once: its place as shares of the whole, from 0 to 1. */
export interface Pane {
  name: Named;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The panes of a clip in reading order, as measured in `seed/panes.json`; empty where it is one picture. */
export function panesOf(slug: string): Pane[] {
  const entry = entries.find((one) => one.slug === slug);
  if (entry === undefined) return [];
  const { width, height } = entry;
  return entry.panes.map((pane) => ({
    name: pane.name,
    x: pane.x / width,
    y: pane.y / height,
    width: pane.width / width,
    height: pane.height / height,
  }));
}
