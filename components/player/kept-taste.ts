import { QUALITIES, type Quality } from './choose-file';

const KEY = 'promptreel.player';

/** What a reader set in a player and finds again in the next one. */
export interface Taste {
  quality?: Quality;
  /** From 0 to 1. */
  volume?: number;
  isMuted?: boolean;
  /** The language of captions, BCP 47; empty for none. */
  captions?: string;
}

/** What was kept in this browser; empty where nothing was, or where it keeps nothing. */
export function readTaste(): Taste {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { quality, volume, isMuted, captions } = kept as Record<string, unknown>;
    const known = QUALITIES.find((one) => one === quality);
    const isLoudness = typeof volume === 'number' && volume >= 0 && volume <= 1;
    return {
      ...(known === undefined ? {} : { quality: known }),
      ...(isLoudness ? { volume } : {}),
      ...(typeof isMuted === 'boolean' ? { isMuted } : {}),
      ...(typeof captions === 'string' ? { captions } : {}),
    };
  } catch {
    return {};
  }
}

/** Keeps what changed beside what was kept before. */
export function keepTaste(change: Taste): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readTaste(), ...change }));
  } catch {
    // Full or refused: it is set anew next time.
  }
}
