'use client';

import { type CSSProperties, useEffect, useRef, useState, ViewTransition } from 'react';
import { posterTransition } from '@/components/clips/clip-card';
import { Icon } from '@/components/ui/icon';
import type { ViewGroup } from './clip-views';
import { takeGoingOn } from './go-beside';
import type { Equipment } from './open-player';
import styles from './player.module.css';
import { readStart } from './read-start';
import { runStage, type Sight, type StageControl } from './run-stage';
import { Stage, type StageProps } from './stage';
import { ViewSwitch } from './view-switch';

/** What the line under the player says of each sight, in the page's language. */
export interface SightWords {
  first: string;
  asking: string;
  original: string;
  rearranged: string;
  recoded: string;
  smaller: string;
  silent: string;
  broken: string;
  undecodable: string;
  missing: string;
  /** The button that asks for the original once more. */
  ask: string;
  /** The button on the picture. */
  play: string;
}

/** The sights at which one may ask once more. */
const ASKED_AGAIN: ReadonlySet<Sight> = new Set(['silent', 'broken', 'missing']);

/** The sights at which the original itself is seen. */
const ORIGINALS: ReadonlySet<Sight> = new Set(['original', 'rearranged', 'recoded', 'smaller']);

/** How whoever embeds a player wants it. Starting by itself is always silent. */
export interface PlayerWishes {
  autoplay: boolean;
  muted: boolean;
  /** Whether the original begins again at its end; a stand-in always does. */
  loop: boolean;
  controls: boolean;
}

/** What a player needs; every word comes from outside. */
export interface PlayerProps extends Omit<StageProps, 'isLooped'> {
  slug: string;
  /** The public address of the original, to take over from what plays; null to ask nobody. */
  linked: string | null;
  /** Whether what plays at once is the original itself; else it is a stand-in, and loops. */
  isOriginal: boolean;
  language: string;
  /** The box's shape: width by height. */
  ratio: number;
  /** A CSS background in the poster's colours, for while it loads and where it cannot be read. */
  backdrop: string | null;
  words: SightWords;
  /** What its controls work with; read once. */
  equipment: Equipment;
  /** What else the clip can be watched as; offered while its original plays. */
  views?: readonly ViewGroup[];
  /** null on our own pages. */
  wishes?: PlayerWishes | null;
}

/**
 * One clip's player: the browser's own, then video.js around it from the first play on, and the
 * linked original in place of the stand-in when it comes. The line under it says what one sees.
 */
export function Player(props: PlayerProps) {
  const { slug, linked, isOriginal, language, ratio, words, backdrop, ...rest } = props;
  const { wishes = null, equipment, views = [], ...stage } = rest;
  const kit = useRef({ ...equipment });
  const { loop = false, controls = true, muted = false, autoplay = false } = wishes ?? {};
  const isOurs = wishes === null;
  const box = useRef<HTMLDivElement>(null);
  const control = useRef<StageControl>(null);
  const [sight, setSight] = useState<Sight>('first');

  useEffect(() => {
    if (box.current === null) return;
    const video = box.current.querySelector('video');
    if (video !== null && !controls) video.controls = false;
    const running = runStage(
      box.current,
      {
        linked,
        isOriginal,
        language,
        loops: loop,
        equipment: kit.current,
        startSeconds: readStart(window.location.search),
      },
      setSight,
    );
    control.current = running;
    if (video !== null && (muted || autoplay)) video.muted = true;
    // Where one came from a clip that played, by a key or a swipe, this one goes on.
    if (isOurs && takeGoingOn()) running.play();
    if (autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) running.play();
    return running.stop;
  }, [linked, isOriginal, language, loop, controls, muted, autoplay, isOurs]);

  return (
    <>
      <ViewTransition name={posterTransition(slug)} share="morph" default="none">
        <div
          ref={box}
          className={styles.box}
          style={{ '--stage-ratio': ratio, '--backdrop': backdrop ?? undefined } as CSSProperties}
        >
          <Stage {...stage} isLooped={!isOriginal || loop} />
          {stage.address === null ? null : (
            <button
              type="button"
              className={controls ? styles.start : `${styles.start} ${styles.only}`}
              tabIndex={controls ? -1 : undefined}
              aria-hidden={controls || undefined}
              aria-label={controls ? undefined : words.play}
              title={words.play}
              data-plays=""
              onClick={() => (controls ? control.current?.play() : control.current?.toggle())}
            >
              <Icon name="play" />
            </button>
          )}
        </div>
      </ViewTransition>
      {ORIGINALS.has(sight)
        ? views.map((group) => (
            <ViewSwitch
              key={group.label}
              {...group}
              choose={(view) => control.current?.view(view)}
            />
          ))
        : null}
      <p
        className={styles.sight}
        data-sight={sight}
        data-original={ORIGINALS.has(sight) ? '' : undefined}
        aria-live="polite"
      >
        <span>{words[sight]}</span>
        {ASKED_AGAIN.has(sight) ? (
          <button type="button" onClick={() => control.current?.ask()}>
            {words.ask}
          </button>
        ) : null}
      </p>
    </>
  );
}
