/** Where the stand-ins and most clips have their pictures, in pictures a second. */
const USUAL_FPS = 24;

/** Steps a paused video by its pictures. */
export interface Stepper {
  /** Pauses and goes some pictures on, or back where `pictures` is negative; held inside the clip. */
  step(pictures: number): void;
}

/**
 * Makes the stepper of a video with `fps` pictures a second, null when that is not known: it is then
 * learnt from the pictures as they come. Every step aims at the middle of a picture, so that rounding
 * never shows the one beside it.
 */
export function makeStepper(
  video: HTMLVideoElement,
  fps: number | null,
  signal: AbortSignal,
): Stepper {
  let interval = 1 / (fps ?? USUAL_FPS);
  let shown: number | null = null;
  let aimed: number | null = null;
  let asked = 0;
  const look: VideoFrameRequestCallback = (_, { mediaTime }) => {
    const apart = shown === null ? 0 : mediaTime - shown;
    // The least distance of two pictures one after the other is one picture; a skipped one is more.
    if (fps === null && !video.paused && apart > 1 / 130) interval = nearer(interval, apart);
    shown = mediaTime;
    asked = video.requestVideoFrameCallback(look);
  };
  if ('requestVideoFrameCallback' in video) {
    asked = video.requestVideoFrameCallback(look);
    signal.addEventListener('abort', () => video.cancelVideoFrameCallback(asked), { once: true });
    video.addEventListener('emptied', () => (shown = null), { signal });
  }
  return {
    step(pictures) {
      video.pause();
      const { currentTime, duration } = video;
      const middleOf = (picture: number) => (picture + 0.5) * interval;
      // Stepped again, perhaps before the last step is drawn: from where that one leads.
      const isAimed = aimed !== null && Math.abs(currentTime - middleOf(aimed)) < interval / 4;
      const isShown = shown !== null && Math.abs(shown - currentTime) < 2 * interval;
      const now = isShown && shown !== null ? Math.round(shown / interval) : null;
      const from = (isAimed ? aimed : now) ?? Math.floor(currentTime / interval);
      const last = Number.isFinite(duration) ? Math.ceil(duration / interval) - 1 : Infinity;
      aimed = Math.min(Math.max(0, from + pictures), Math.max(0, last));
      video.currentTime = middleOf(aimed);
    },
  };
}

/** The picture's length after one more distance was seen: the first that is believable, then the least. */
function nearer(interval: number, apart: number): number {
  if (apart > 1 / 10) return interval;
  return Math.abs(interval - 1 / USUAL_FPS) < 1e-9 ? apart : Math.min(interval, apart);
}
