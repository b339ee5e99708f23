import type { ITimingObject } from 'timing-object';

/** One clock that several `<video>`s follow. Positions are seconds of the clock. */
export interface Clock {
  lengthSeconds: number;
  read(): { position: number; isPlaying: boolean };
  play(): void;
  pause(): void;
  /** Stands still at a position, held inside the clock's length. */
  seek(position: number): void;
  /** Lets go of every video. */
  stop(): void;
}

/** Waits until a video knows its length; rejects when it does not play. */
function readLength(video: HTMLVideoElement): Promise<number> {
  if (video.readyState >= video.HAVE_METADATA) return Promise.resolve(video.duration);
  return new Promise((resolve, reject) => {
    video.addEventListener('loadedmetadata', () => resolve(video.duration), { once: true });
    video.addEventListener('error', () => reject(video.error), { once: true });
    video.preload = 'metadata';
    if (video.networkState === video.NETWORK_EMPTY) video.load();
  });
}

/**
 * Puts videos on one clock, as the Timing Object draft has it (webtiming.github.io/timingobject): each
 * stands at the clock's position plus its own offset and is brought back by small changes of its rate.
 * The clock runs to the end of the shortest and begins again. Refuses where one does not play.
 */
export async function runClock(
  videos: readonly HTMLVideoElement[],
  offsets: readonly number[],
  startSeconds: number,
): Promise<Clock> {
  const lengths = await Promise.all(videos.map(readLength));
  const [{ TimingObject }, { setTimingsrc }] = await Promise.all([
    import('timing-object'),
    import('timingsrc'),
  ]);
  const offsetOf = (at: number) => offsets[at] ?? 0;
  // A clip that is behind begins when the clock has caught up with it: until then it shows its first frame.
  const lengthSeconds = Math.max(
    0.1,
    Math.min(...lengths.map((length, at) => length - offsetOf(at))),
  );
  const hold = (position: number) => Math.min(Math.max(0, position), lengthSeconds);
  const timing: ITimingObject = new TimingObject({
    position: hold(startSeconds),
    velocity: 0,
    acceleration: 0,
  });
  const stops = videos.map((video, at) =>
    setTimingsrc(video, timing, ({ position, ...vector }) => {
      const wanted = position + offsetOf(at);
      return wanted < 0 ? { ...vector, velocity: 0, position: 0 } : { ...vector, position: wanted };
    }),
  );
  let frame = 0;
  const beginAgain = () => {
    const { position, velocity } = timing.query();
    if (velocity === 0) return;
    if (position >= lengthSeconds) void timing.update({ position: 0, velocity: 1 });
    frame = requestAnimationFrame(beginAgain);
  };
  return {
    lengthSeconds,
    read() {
      const { position, velocity } = timing.query();
      return { position: hold(position), isPlaying: velocity !== 0 };
    },
    play() {
      const { position } = timing.query();
      const from = position >= lengthSeconds ? 0 : hold(position);
      void timing.update({ position: from, velocity: 1 });
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(beginAgain);
    },
    pause() {
      void timing.update({ position: hold(timing.query().position), velocity: 0 });
    },
    seek(position) {
      void timing.update({ position: hold(position), velocity: 0 });
    },
    stop() {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      for (const video of videos) video.pause();
    },
  };
}
