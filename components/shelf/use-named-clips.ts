'use client';

import { useEffect, useRef, useState } from 'react';
import type { ClipItem } from '@/lib/clips/contracts.server';
import type { NamedClips } from '@/lib/clips/list-by-slugs.server';
import { MOST_LISTED, writeListAddress } from '@/lib/collections/list-address';
import { fetchJson } from '@/lib/http/fetch-json';

/** The clips that came: null for a slug that the gallery does not have. */
type Known = ReadonlyMap<string, ClipItem | null>;

/** The clips of some slugs, each asked for once; what is on its way is not in `known` yet. */
export function useNamedClips(slugs: readonly string[]) {
  const [known, setKnown] = useState<Known>(new Map());
  const [hasFailed, setFailed] = useState(false);
  const asked = useRef(new Set<string>());
  const missing = slugs.filter((slug) => !known.has(slug));
  const wanted = missing.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` is what is missing, as one text
  useEffect(() => {
    if (hasFailed) return;
    const next = missing.filter((slug) => !asked.current.has(slug));
    for (let at = 0; at < next.length; at += MOST_LISTED) {
      const part = next.slice(at, at + MOST_LISTED);
      for (const slug of part) asked.current.add(slug);
      fetchJson<NamedClips>(`/api/v1/list${writeListAddress(part, null)}`).then(
        ({ items, unknown }) =>
          setKnown((before) => {
            const after = new Map(before);
            for (const item of items) after.set(item.slug, item);
            for (const slug of unknown) after.set(slug, null);
            return after;
          }),
        () => {
          for (const slug of part) asked.current.delete(slug);
          setFailed(true);
        },
      );
    }
  }, [wanted, hasFailed]);
  return { known, hasFailed, retry: () => setFailed(false) };
}
