import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Clock, runClock } from './run-clock';

/** What a transport needs of the clock that its videos share. */
export interface SharedClock {
  /** null until every video that has a file knows its length. */
  clock: Clock | null;
  isPlaying: boolean;
  hasFailed: boolean;
  play(): void;
  pause(): void;
  seek(position: number): void;
}

/**
 * Runs one clock for the videos in `videos` that have a file, anew when an offset changes, from where
 * it stood, and from the start when `round` says that they have other files; what played goes on.
 * `onTick` gets the position with every frame while it runs and after every change: it must not render.
 */
export function useClock(
  videos: RefObject<(HTMLVideoElement | null)[]>,
  {
    offsets,
    startSeconds,
    round,
  }: { offsets: readonly number[]; startSeconds: number; round: number },
  onTick: (position: number, length: number) => void,
): SharedClock {
  const [clock, setClock] = useState<Clock | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const stood = useRef(startSeconds);
  const goesOn = useRef(false);
  const lastRound = useRef(round);
  const tick = useRef(onTick);
  tick.current = onTick;
  const key = offsets.join();

  useEffect(() => {
    const all = key.split(',').map(Number);
    const elements: HTMLVideoElement[] = [];
    const ahead: number[] = [];
    for (const [at, video] of videos.current.entries()) {
      if (!video?.hasAttribute('src')) continue;
      elements.push(video);
      ahead.push(all[at] ?? 0);
    }
    if (elements.length === 0) return;
    if (lastRound.current !== round) stood.current = 0;
    lastRound.current = round;
    let [isGone, running] = [false, null as Clock | null];
    for (const video of elements) video.controls = false;
    runClock(elements, ahead, stood.current).then(
      (made) => {
        if (isGone) return made.stop();
        running = made;
        setFailed(false);
        setClock(made);
        tick.current(made.read().position, made.lengthSeconds);
        if (!goesOn.current) return;
        made.play();
        setPlaying(true);
      },
      () => {
        if (isGone) return;
        // Each can still be played by itself.
        for (const video of elements) video.controls = true;
        setFailed(true);
      },
    );
    return () => {
      isGone = true;
      running?.stop();
      setClock(null);
      setPlaying(false);
    };
  }, [videos, key, round]);

  useEffect(() => {
    if (clock === null) return;
    let frame = 0;
    const show = () => {
      const { position } = clock.read();
      stood.current = position;
      tick.current(position, clock.lengthSeconds);
      if (isPlaying) frame = requestAnimationFrame(show);
    };
    frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [clock, isPlaying]);

  return {
    clock,
    isPlaying,
    hasFailed,
    play() {
      goesOn.current = true;
      clock?.play();
      setPlaying(clock !== null);
    },
    pause() {
      goesOn.current = false;
      clock?.pause();
      setPlaying(false);
    },
    seek(position) {
      goesOn.current = false;
      clock?.seek(position);
      setPlaying(false);
      if (clock === null) return;
      stood.current = clock.read().position;
      tick.current(stood.current, clock.lengthSeconds);
    },
  };
}
