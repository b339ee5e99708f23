'use client';

import { lazy, Suspense, useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { localePath } from '@/lib/i18n/locales';
import { ClipCard } from './clip-card';
import { useMoreClips } from './use-more-clips';
import { useRest } from './use-rest';
import { useSelection } from './use-selection';
import { useWallWindow } from './use-wall-window';
import styles from './wall.module.css';
import type { WallPage } from './wall-clip';
import { WallEnd } from './wall-end';
import { WALL_ID } from './wall-id';
import type { WallWords } from './wall-words';

/** Loaded when the first clip is chosen. */
const SelectionBar = lazy(() => import('./selection-bar'));

/** As many cards as stand in a first window get their pictures at once. */
const FIRST_CARDS = 4;

/** How many invisible cards end a wall, so that a last row keeps to the columns above it. */
const GHOSTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Where the next cards will stand, so that nothing moves when they come. */
const SKELETONS = Array.from({ length: 12 }, (_, index) => index);

/** The clips of a query in justified rows, going on as one scrolls. */
export function Wall(props: {
  first: WallPage;
  version: number;
  /** The query's canonical string, without a cursor. */
  search: string;
  cursor: string | null;
  locale: Locale;
  words: WallWords;
}) {
  const { search, locale, words } = props;
  const { clips, endRef, loadMore, nextCursor, state } = useMoreClips(props);
  const { rest, settle, leave } = useRest();
  const selection = useSelection();
  const wallRef = useRef<HTMLElement>(null);
  const { start, end, above, below } = useWallWindow(wallRef, clips.length);
  const behind = search === '' ? '' : `?${search}`;
  return (
    <div className={styles.hall}>
      <section
        ref={wallRef}
        id={WALL_ID}
        tabIndex={-1}
        className={styles.wall}
        aria-label={words.clips}
      >
        {above === 0 ? null : <span className={styles.room} style={{ height: above }} />}
        {clips.slice(start, end).map((clip, index) => (
          <ClipCard
            key={clip.slug}
            clip={clip}
            href={localePath(locale, `/clips/${clip.slug}${behind}`)}
            words={words}
            isFirst={start + index < FIRST_CARDS}
            isRested={rest?.slug === clip.slug}
            moves={rest?.moves ?? false}
            isChosen={selection.chosen.includes(clip.slug)}
            choose={selection.toggle}
            settle={settle}
            leave={leave}
          />
        ))}
        {below === 0 ? null : <span className={styles.room} style={{ height: below }} />}
        {state === 'loading'
          ? SKELETONS.map((skeleton) => (
              <span key={skeleton} className={styles.skeleton} aria-hidden="true" />
            ))
          : null}
        {GHOSTS.map((ghost) => (
          <span key={ghost} className={styles.ghost} aria-hidden="true" />
        ))}
      </section>
      <div ref={endRef}>
        <WallEnd
          state={state}
          words={words}
          href={nextCursor === null ? null : localePath(locale, morePath(search, nextCursor))}
          loadMore={loadMore}
        />
      </div>
      {selection.undo === null ? null : (
        <Suspense fallback={null}>
          <SelectionBar selection={selection} locale={locale} words={words.selection} />
        </Suspense>
      )}
    </div>
  );
}

function morePath(search: string, cursor: string): string {
  return `/?${search}${search === '' ? '' : '&'}cursor=${encodeURIComponent(cursor)}`;
}
