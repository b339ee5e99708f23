'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import { SmallPoster } from '@/components/provenance/small-poster';
import { Icon } from '@/components/ui/icon';
import type { ClipItem, Neighbours } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { goBeside, type Way } from './go-beside';
import styles from './neighbour-links.module.css';
import { neighbourQuery } from './neighbour-query';
import { swipeBeside } from './swipe-beside';

/** The words of the way to the clips beside this one. */
export interface NeighbourWords {
  label: string;
  previous: string;
  next: string;
}

/**
 * The clips before and after this one in the query one came from, peeking in from the sides. They
 * are asked of the API by the browser: the page's own HTML is the same for every query.
 */
export function NeighbourLinks(props: { slug: string; locale: Locale; words: NeighbourWords }) {
  const { slug, locale, words } = props;
  const query = neighbourQuery(useSearchParams());
  const [found, setFound] = useState<Pick<Neighbours, 'previous' | 'next'> | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    const address = `/api/v1/clips/${encodeURIComponent(slug)}/neighbours?${query}`;
    fetch(address, { signal: leaving.signal })
      .then((reply) => (reply.ok ? (reply.json() as Promise<Neighbours>) : null))
      // Left, offline, or a filter that is none: the page is whole without its neighbours.
      .then(setFound, () => undefined);
    return () => leaving.abort();
  }, [slug, query]);

  const follow = (way: Way, { target }: KeyboardEvent) => {
    if (target instanceof Element && target.closest('[data-vjs-player]')) return false;
    return goBeside(way);
  };
  useKeys({
    previousClip: (event) => follow('previous', event),
    nextClip: (event) => follow('next', event),
  });

  useEffect(() => {
    const leaving = new AbortController();
    swipeBeside(leaving.signal);
    return () => leaving.abort();
  }, []);

  const link = (way: Way, clip: ClipItem | null) => {
    if (clip === null) return <span data-way={way} />;
    const path = localePath(locale, watchPath(clip.slug));
    const title = clip.titles[locale];
    return (
      <a
        href={query === '' ? path : `${path}?${query}`}
        rel={way === 'previous' ? 'prev' : 'next'}
        data-way={way}
        aria-label={`${words[way]}: ${title}`}
        aria-keyshortcuts={way === 'previous' ? 'k' : 'j'}
      >
        <SmallPoster posters={clip.posters} />
        <Icon name={way === 'previous' ? 'left' : 'right'} />
        <span>{title}</span>
      </a>
    );
  };

  return (
    <nav className={`${styles.neighbours} needs-script`} aria-label={words.label}>
      {found === null ? null : (
        <>
          {link('previous', found.previous)}
          {link('next', found.next)}
        </>
      )}
    </nav>
  );
}
