'use client';

import { lazy, Suspense, useMemo, useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { localePath } from '@/lib/i18n/locales';
import { ClipCard } from './clip-card';
import { GHOST_COUNT } from './lay-rows';
import type { WallPiece } from './list-pieces';
import { MonthName } from './month-name';
import { paintBackdrop } from './paint-backdrop';
import { useDensity } from './use-density';
import { useRest } from './use-rest';
import { useSelection } from './use-selection';
import { useWalk } from './use-walk';
import { useWall } from './use-wall';
import styles from './wall.module.css';
import type { WallPage } from './wall-clip';
import { WallEnd } from './wall-end';
import { WALL_ID } from './wall-id';
import list from './wall-list.module.css';
import { placeFirst, type WallMonths } from './wall-months';
import { WallScrubber } from './wall-scrubber';
import type { WallWords } from './wall-words';

/** Loaded when the first clip is chosen. */
const SelectionBar = lazy(() => import('./selection-bar'));

/** As many cards as stand in a first window get their pictures at once. */
const FIRST_CARDS = 4;

/** How many invisible cards end a wall, so that a last row keeps to the columns above it. */
const GHOSTS = Array.from({ length: GHOST_COUNT }, (_, at) => at);

/**
 * The clips of a query in justified rows. A wall of `months` is as high as all of them and loads
 * where one is; any other goes on page after page as one scrolls.
 */
export function Wall(props: {
  first: WallPage;
  months: WallMonths | null;
  version: number;
  /** The query's canonical string, without a cursor. */
  search: string;
  cursor: string | null;
  locale: Locale;
  words: WallWords;
}) {
  const { first, months, version, search, cursor, locale, words } = props;
  const wallRef = useRef<HTMLElement>(null);
  const zone = months?.zone ?? null;
  const wall = useMemo(() => ({ search, version, locale, zone }), [search, version, locale, zone]);
  const walk = useWalk(wall, { first, cursor, isWalked: months === null });
  const placed = useMemo(
    () => (months === null ? null : placeFirst(months, first)),
    [months, first],
  );
  const { lots, known } = placed ?? walk;
  const { pieces, layout, measure, margin, goTo, ...loading } = useWall(wallRef, {
    wall,
    lots,
    known,
    first,
  });
  const { rest, settle, leave } = useRest();
  const selection = useSelection();
  const density = useDensity();
  const firstSlugs = first.clips.slice(0, FIRST_CARDS).map(({ slug }) => slug);
  const behind = search === '' ? '' : `?${search}`;
  const next = months === null ? walk.nextCursor : layout === null ? first.nextCursor : null;
  const ended = months === null ? walk.state : next === null ? 'complete' : 'more';
  const failed = loading.isPaused ? 'offline' : loading.hasFailed ? 'failed' : null;

  const draw = (piece: WallPiece) => {
    switch (piece.kind) {
      case 'room':
        return <span key={piece.key} className={styles.room} style={{ height: piece.height }} />;
      case 'month':
        return <MonthName key={piece.key} lot={piece.lot} locale={locale} words={words} />;
      case 'ghosts':
        return GHOSTS.map((ghost) => (
          <span
            key={`${piece.key} ${ghost}`}
            className={`${styles.ghost} ${list.ghost}`}
            aria-hidden="true"
          />
        ));
      case 'blank':
        return (
          <span
            key={piece.key}
            className={`${styles.blank} ${list.blank}`}
            style={shapeOf(piece)}
          />
        );
      case 'card':
        return (
          <ClipCard
            key={piece.key}
            clip={piece.clip}
            href={localePath(locale, `/clips/${piece.clip.slug}${behind}`)}
            words={words}
            isFirst={firstSlugs.includes(piece.key)}
            withPrompt={density === 'list'}
            isRested={rest?.slug === piece.clip.slug}
            moves={rest?.moves ?? false}
            isChosen={selection.chosen.includes(piece.clip.slug)}
            choose={selection.toggle}
            settle={settle}
            leave={leave}
          />
        );
    }
  };

  return (
    <div className={styles.hall}>
      <section
        ref={wallRef}
        id={WALL_ID}
        tabIndex={-1}
        className={`${styles.wall} ${list.wall}`}
        data-laid={layout === null ? undefined : Math.round(layout.starts.at(-1) ?? 0)}
        style={{ '--caption': measure === null ? undefined : `${measure.caption}px` } as Vars}
        data-words={new URLSearchParams(search).has('q') ? '' : undefined}
        aria-label={words.clips}
      >
        {pieces.map(draw)}
      </section>
      <div ref={walk.endRef}>
        <WallEnd
          state={failed ?? ended}
          words={words}
          href={next === null ? null : localePath(locale, morePath(search, next))}
          loadMore={failed === null ? walk.loadMore : loading.retry}
        />
      </div>
      {placed === null || layout === null ? null : (
        <WallScrubber {...{ lots, layout, margin, goTo, locale, words }} />
      )}
      {selection.undo === null ? null : (
        <Suspense fallback={null}>
          <SelectionBar selection={selection} locale={locale} words={words.selection} />
        </Suspense>
      )}
    </div>
  );
}

type Vars = React.CSSProperties;

function shapeOf({ ratio, thumbhash }: { ratio: number | null; thumbhash: string | null }) {
  const backdrop = thumbhash === null ? null : paintBackdrop(thumbhash);
  return {
    ...(ratio === null ? {} : { '--ratio': ratio.toFixed(4) }),
    ...(backdrop === null ? {} : { '--backdrop': backdrop }),
  } as Vars;
}

function morePath(search: string, cursor: string): string {
  return `/?${search}${search === '' ? '' : '&'}cursor=${encodeURIComponent(cursor)}`;
}
