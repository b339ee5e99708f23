'use client';

import { memo, ViewTransition } from 'react';
import { KeepButton } from '@/components/shelf/keep-button';
import { CopyButton } from '@/components/ui/copy-button';
import drawn from '@/components/ui/drawn-icon.module.css';
import { LitText } from '@/components/ui/lit-text';
import { formatDuration, isoDuration } from '@/lib/format/format-duration';
import { fill } from '@/lib/i18n/fill';
import copy from './card-copy.module.css';
import corners from './card-corners.module.css';
import styles from './clip-card.module.css';
import { ClipPoster } from './clip-poster';
import { ClipPreview } from './clip-preview';
import { dateOf } from './date-of';
import type { WallClip } from './wall-clip';
import type { WallWords } from './wall-words';

/** What the wall tells a card. `settle` and `leave` report where pointer and focus rest. */
export interface ClipCardProps {
  clip: WallClip;
  href: string;
  words: WallWords;
  isFirst: boolean;
  /** How wide the poster is shown where that is not on the wall, as `sizes`. */
  sizes?: string;
  /** Whether the prompt stands beside the picture, as far as a few lines hold it. */
  withPrompt?: boolean;
  isRested: boolean;
  moves: boolean;
  /** Whether the clip is chosen; without `choose` there is nothing to choose. */
  isChosen?: boolean;
  choose?: (slug: string) => void;
  settle: (slug: string) => void;
  leave: (slug: string) => void;
}

/** The name of a poster that becomes the player on the watch page. */
export function posterTransition(slug: string): string {
  return `clip-${slug}`;
}

/** A clip on the wall: the picture, one line of title, one of source and date, the copy button and its menu. */
export const ClipCard = memo(function ClipCard(props: ClipCardProps) {
  const { clip, words, isRested } = props;
  const { slug } = clip;
  return (
    <article
      className={styles.card}
      data-slug={slug}
      data-chosen={props.isChosen || undefined}
      style={{ '--ratio': clip.ratio.toFixed(4) } as React.CSSProperties}
      onPointerEnter={(event) => event.pointerType === 'mouse' && props.settle(slug)}
      onPointerLeave={() => props.leave(slug)}
      onFocus={(event) => event.target.matches(':focus-visible') && props.settle(slug)}
      onBlur={() => props.leave(slug)}
    >
      <ViewTransition name={posterTransition(slug)} share="morph" default="none">
        <div
          className={styles.poster}
          data-picture=""
          style={
            clip.backdrop === null
              ? undefined
              : ({ '--backdrop': clip.backdrop } as React.CSSProperties)
          }
        >
          <ClipPoster
            clip={clip}
            isFirst={props.isFirst}
            {...(props.sizes === undefined ? {} : { sizes: props.sizes })}
          />
          {isRested && props.moves && clip.preview !== null ? (
            <ClipPreview src={clip.preview} />
          ) : null}
          {isRested && !props.withPrompt && clip.prompt !== null && !clip.found?.excerpt ? (
            <p className={styles.words} lang={clip.prompt.language} aria-hidden="true">
              <span>{clip.prompt.text}</span>
            </p>
          ) : null}
          {clip.isStandIn || clip.durationSeconds !== null ? (
            <p className={styles.labels}>
              {clip.isStandIn ? <span title={words.standIn}>{words.standInLabel}</span> : null}
              {clip.durationSeconds === null ? null : (
                <time dateTime={isoDuration(clip.durationSeconds)}>
                  <span className="visually-hidden">{words.length} </span>
                  {formatDuration(clip.durationSeconds)}
                </time>
              )}
            </p>
          ) : null}
        </div>
      </ViewTransition>
      <div className={styles.caption} data-caption="">
        <h2 className={styles.title}>
          <a href={props.href}>
            <LitText text={clip.title} ranges={clip.found?.title ?? []} />
          </a>
        </h2>
        <p className={styles.facts}>
          {clip.source} · {dateOf(clip, words)}
        </p>
        {clip.found?.excerpt ? (
          <p className={styles.excerpt} lang={clip.found.excerpt.language}>
            <LitText {...clip.found.excerpt} />
          </p>
        ) : null}
        {props.withPrompt && clip.prompt !== null && !clip.found?.excerpt ? (
          <p data-prompt="" lang={clip.prompt.language}>
            {clip.prompt.text}
          </p>
        ) : null}
        <div className={`${copy.copy} needs-script`}>
          {clip.prompt === null ? null : (
            <CopyButton
              text={clip.prompt.text}
              name={fill(words.copy, { title: clip.title })}
              copied={words.copied}
              failed={words.copyFailed}
            />
          )}
          <button
            type="button"
            className={`${drawn.icon} ${drawn.down}`}
            data-opens="card"
            aria-haspopup="menu"
            aria-label={fill(words.copyAs, { title: clip.title })}
          />
        </div>
      </div>
      {props.choose === undefined ? null : (
        <input
          type="checkbox"
          className={`${corners.choose} needs-script`}
          checked={props.isChosen ?? false}
          aria-label={fill(words.choose, { title: clip.title })}
          aria-keyshortcuts="x"
          onChange={() => props.choose?.(slug)}
        />
      )}
      <KeepButton
        slug={slug}
        className={corners.keep ?? ''}
        words={{ ...words.keep, name: fill(words.keep.name, { title: clip.title }) }}
      />
    </article>
  );
});
