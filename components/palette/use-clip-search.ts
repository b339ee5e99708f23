'use client';

import { useEffect, useState } from 'react';
import type { Found } from '@/components/clips/wall-clip';
import { serialiseQuery } from '@/lib/clips/clip-query';
import type { ClipItem, ClipPage } from '@/lib/clips/contracts.server';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Locale } from '@/lib/i18n/locales';

/** As many clips as stand beside what else is found. */
const MOST = 6;
/** A pause in typing, and how long an answer may take before that is said. */
const PAUSE_MS = 140;
const SLOW_MS = 3_000;

/** A clip and what was found in it. */
export interface FoundClip {
  clip: ClipItem;
  found: Found;
}

/** The clips of a search and how it stands; while it is under way the clips of the one before. */
export interface ClipSearch {
  /** What was typed, and what was asked for it. */
  typed: string;
  asked: string;
  clips: FoundClip[];
  hasMore: boolean;
  state: 'idle' | 'searching' | 'slow' | 'done' | 'failed';
}

const NOTHING: ClipSearch = { typed: '', asked: '', clips: [], hasMore: false, state: 'idle' };

/**
 * Searches prompts as somebody types: the words as they stand, and where those find nothing, the
 * last one as a beginning. `tries` counts up to ask again after a failure.
 */
export function useClipSearch(typed: string, locale: Locale, tries: number): ClipSearch {
  const [search, setSearch] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks the same again
  useEffect(() => {
    const q = typed.trim();
    if (q === '') {
      setSearch(NOTHING);
      return;
    }
    const leaving = new AbortController();
    const turn = (state: ClipSearch['state']) => setSearch((before) => ({ ...before, state }));
    turn('searching');
    const slow = window.setTimeout(() => turn('slow'), SLOW_MS);
    const pause = window.setTimeout(() => {
      findClips(q, locale, leaving.signal)
        .then(
          (found) => setSearch({ typed: q, ...found, state: 'done' }),
          () =>
            leaving.signal.aborted ||
            setSearch({ ...NOTHING, typed: q, asked: q, state: 'failed' }),
        )
        .finally(() => window.clearTimeout(slow));
    }, PAUSE_MS);
    return () => {
      leaving.abort();
      window.clearTimeout(pause);
      window.clearTimeout(slow);
    };
  }, [typed, locale, tries]);
  return search;
}

/** Searching needs tables of characters and stems: they come with the first search, not before. */
async function findClips(q: string, locale: Locale, signal: AbortSignal) {
  const [{ findSearchFault, parseSearch }, { findMatches }] = await Promise.all([
    import('@/lib/search/parse-search'),
    import('@/components/clips/find-matches'),
  ]);
  if (parseSearch(q) === null || findSearchFault(q) !== null) {
    return { asked: q, clips: [], hasMore: false };
  }
  const ask = (words: string) =>
    fetchJson<ClipPage>(`/api/v1/clips?${serialiseQuery({ q: words, limit: MOST })}`, signal);
  let asked = q;
  let page = await ask(asked);
  if (page.items.length === 0 && /[\p{Script=Latin}\p{N}]{2}$/u.test(q)) {
    asked = `${q}*`;
    page = await ask(asked);
  }
  const search = parseSearch(asked);
  const clips = page.items.map((clip) => ({
    clip,
    found: search === null ? { title: [], excerpt: null } : findMatches(clip, search, locale),
  }));
  return { asked, clips, hasMore: page.nextCursor !== null };
}
