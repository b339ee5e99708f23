'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { PaletteEntry } from './find-entries';
import { loadEntries } from './load-entries';

/** The terms, sources and collections, from when they are `wanted`; `tries` counts up to ask again. */
export function useNamed(locale: Locale, wanted: boolean, tries: number) {
  const [named, setNamed] = useState<{ entries: PaletteEntry[]; hasFailed: boolean }>({
    entries: [],
    hasFailed: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks the same again
  useEffect(() => {
    let isGone = false;
    if (wanted) {
      loadEntries(locale).then(
        (entries) => isGone || setNamed({ entries, hasFailed: false }),
        () => isGone || setNamed({ entries: [], hasFailed: true }),
      );
    }
    return () => {
      isGone = true;
    };
  }, [locale, wanted, tries]);
  return named;
}
