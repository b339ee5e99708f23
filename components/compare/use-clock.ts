import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Clock, runClock } from './run-clock';

/** What a transport needs of the clock that its videos share. */
export interface SharedClock {
  /** null until every video knows its length. */
  clock: Clock | null;
  isPlaying: boolean;
  hasFailed: boolean;
  play(): void;
  pause(): void;
  seek(position: number): void;
}

/**
 * Runs one clock for the videos in `videos`, anew when an offset changes, from where it stood. `onTick`
 * gets the position with every frame while it runs and after every change: it must not render.
 */
export function useClock(
  videos: RefObject<(HTMLVideoElement | null)[]>,
  offsets: readonly number[],
  startSeconds: number,
  onTick: (position: number, length: number) => void,
): SharedClock {
  const [clock, setClock] = useState<Clock | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const stood = useRef(startSeconds);
  const tick = useRef(onTick);
  tick.current = onTick;
  const key = offsets.join();

  useEffect(() => {
    const elements = videos.current.filter((video) => video !== null);
    let [isGone, running] = [false, null as Clock | null];
    for (const video of elements) video.controls = false;
    runClock(elements, key.split(',').map(Number), stood.current).then(
      (made) => {
        if (isGone) return made.stop();
        running = made;
        setClock(made);
        tick.current(made.read().position, made.lengthSeconds);
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
  }, [videos, key]);

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
      clock?.play();
      setPlaying(clock !== null);
    },
    pause() {
      clock?.pause();
      setPlaying(false);
    },
    seek(position) {
      clock?.seek(position);
      setPlaying(false);
      if (clock === null) return;
      stood.current = clock.read().position;
      tick.current(stood.current, clock.lengthSeconds);
    },
  };
}
