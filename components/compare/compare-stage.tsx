'use client';

import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import { Icon } from '@/components/ui/icon';
import { formatTimecode } from '@/lib/format/format-timecode';
import { fill } from '@/lib/i18n/fill';
import styles from './compare.module.css';
import { type Comparison, writeComparison } from './compare-address';
import { type ComparedClip, CompareFigure } from './compare-figure';
import type { CompareWords } from './compare-words';
import bar from './transport.module.css';
import { useClock } from './use-clock';
import { useOriginals } from './use-originals';

/** A step, in seconds: a frame of the stand-ins, and of most clips there are. */
const FRAME_SECONDS = 1 / 24;

/** As long as nothing is moved before the address is written: Safari refuses to be told at every step. */
const SETTLE_MS = 200;

/** Two to four clips on one clock, with one transport; what is set stands in the address. */
export function CompareStage(props: {
  clips: ComparedClip[];
  start: Comparison;
  words: CompareWords;
}) {
  const { clips, start, words } = props;
  const [offsets, setOffsets] = useState(start.offsets);
  const [view, setView] = useState(start.view);
  const [line, setLine] = useState(start.linePercent);
  const [sound, setSound] = useState(start.sound);
  // Where it stood last; while it plays only the clock knows.
  const [sought, setSought] = useState(start.atSeconds);
  const videos = useRef<(HTMLVideoElement | null)[]>([]);
  const position = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLOutputElement>(null);
  const linked = useMemo(() => clips.map((clip) => clip.linked), [clips]);
  const originals = useOriginals(videos, linked);
  const from = { offsets, startSeconds: start.atSeconds, round: originals.round };
  const shared = useClock(videos, from, (at, length) => {
    if (position.current !== null) {
      position.current.max = String(length);
      position.current.value = String(at);
    }
    if (time.current !== null) {
      const spoken = { position: formatTimecode(at), length: formatTimecode(length) };
      time.current.textContent = fill(words.of, spoken);
    }
  });
  const { clock, isPlaying } = shared;
  const at = () => clock?.read().position ?? 0;
  const seek = (seconds: number) => {
    shared.seek(seconds);
    setSought(at());
  };
  const step = (frames: number) => seek(at() + frames * FRAME_SECONDS);
  const toggle = () => {
    if (!isPlaying) {
      originals.begin();
      return shared.play();
    }
    shared.pause();
    setSought(at());
  };

  // What is set now is what somebody else will see: while it plays the address stays as it is.
  useEffect(() => {
    if (clock === null || isPlaying) return;
    const names = clips.map(({ name }) => name);
    const set = { offsets, atSeconds: sought, view, linePercent: line, sound };
    const query = writeComparison({ clips: names, ...set });
    const writing = setTimeout(() => history.replaceState(history.state, '', query), SETTLE_MS);
    return () => clearTimeout(writing);
  }, [clock, isPlaying, clips, offsets, view, line, sound, sought]);

  useKeys({
    comparePlay({ target, key }) {
      // The space bar presses the control that has the focus.
      const isControl = target instanceof HTMLElement && target.matches('button, a');
      if (key === ' ' && isControl) return false;
      toggle();
    },
    compareBack: () => step(-1),
    compareForward: () => step(1),
    compareStart: () => seek(0),
  });

  return (
    <div
      className={styles.stage}
      data-view={view}
      data-count={clips.length}
      style={{ '--line-at': `${line}%` } as CSSProperties}
    >
      <section className={styles.screens} aria-label={words.stage}>
        {clips.map((clip, index) => (
          <CompareFigure
            key={clip.name}
            clip={clip}
            sight={originals.sights[index] ?? 'first'}
            askAgain={() => originals.ask(index)}
            isHeard={sound === index}
            attach={(video) => {
              videos.current[index] = video;
            }}
          >
            <label className={`${styles.offset} needs-script`}>
              {words.offset}
              <input
                type="number"
                step={0.04}
                defaultValue={offsets[index]}
                onChange={({ target }) => {
                  const seconds = target.valueAsNumber;
                  if (Number.isFinite(seconds)) setOffsets(offsets.with(index, seconds));
                }}
              />
              {words.seconds}
            </label>
          </CompareFigure>
        ))}
      </section>
      <div className={`${bar.transport} needs-script`}>
        <button
          type="button"
          disabled={clock === null && !originals.isWaiting}
          onClick={toggle}
          className={bar.play}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} />
          <span className="visually-hidden">{isPlaying ? words.pause : words.play}</span>
        </button>
        <button type="button" disabled={clock === null} onClick={() => step(-1)}>
          <Icon name="left" />
          <span className="visually-hidden">{words.back}</span>
        </button>
        <button type="button" disabled={clock === null} onClick={() => step(1)}>
          <Icon name="right" />
          <span className="visually-hidden">{words.forward}</span>
        </button>
        <input
          ref={position}
          className={bar.position}
          type="range"
          min={0}
          max={1}
          step={0.01}
          defaultValue={0}
          disabled={clock === null}
          aria-label={words.position}
          onChange={({ target }) => seek(target.valueAsNumber)}
        />
        <output ref={time} className={bar.time} />
        {clips.length === 2 ? (
          <label>
            {words.view}
            <select value={view} onChange={({ target }) => setView(target.value as typeof view)}>
              <option value="side">{words.side}</option>
              <option value="wipe">{words.wipe}</option>
            </select>
          </label>
        ) : null}
        {view === 'wipe' ? (
          <input
            type="range"
            min={0}
            max={100}
            value={line}
            aria-label={words.line}
            onChange={({ target }) => setLine(target.valueAsNumber)}
          />
        ) : null}
        <label>
          {words.sound}
          <select
            value={sound ?? ''}
            onChange={({ target }) => setSound(target.value === '' ? null : Number(target.value))}
          >
            <option value="">{words.silent}</option>
            {clips.map(({ name, title }, index) => (
              <option key={name} value={index}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={`${bar.keys} needs-script`} role="status">
        {shared.hasFailed ? words.failed : words.keys}
      </p>
    </div>
  );
}
