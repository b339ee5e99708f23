import { findWay, goBeside } from './go-beside';

/** What the system shows of a clip that plays. */
export interface SessionClip {
  title: string;
  artist: string;
  poster: string | null;
}

const STEP_SECONDS = 5;

/**
 * Tells the system what plays, and lets its keys (headset, lock screen, keyboard) play, pause, seek
 * and go to the clips beside this one in the query. Everything is taken back with the signal.
 */
export function joinMediaSession(
  video: HTMLVideoElement,
  clip: SessionClip,
  signal: AbortSignal,
): void {
  if (!('mediaSession' in navigator)) return;
  const session = navigator.mediaSession;
  const { title, artist, poster } = clip;
  const seek = (seconds: number) => {
    video.currentTime = Math.min(Math.max(0, seconds), video.duration || 0);
  };
  // The neighbours may come after the clip began: asked each time it plays.
  const listActs = (): Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>> => ({
    play: () => void video.play().catch(() => undefined),
    pause: () => video.pause(),
    stop: () => video.pause(),
    seekbackward: ({ seekOffset }) => seek(video.currentTime - (seekOffset ?? STEP_SECONDS)),
    seekforward: ({ seekOffset }) => seek(video.currentTime + (seekOffset ?? STEP_SECONDS)),
    seekto: ({ seekTime }) => seek(seekTime ?? 0),
    previoustrack: findWay('previous') === null ? null : () => void goBeside('previous'),
    nexttrack: findWay('next') === null ? null : () => void goBeside('next'),
  });
  const handle = (act: string, handler: MediaSessionActionHandler | null) => {
    try {
      session.setActionHandler(act as MediaSessionAction, handler);
    } catch {
      // An act that this browser does not know.
    }
  };
  const take = () => {
    session.metadata = new MediaMetadata({
      title,
      artist,
      album: 'Promptreel',
      artwork: poster === null ? [] : [{ src: new URL(poster, location.href).href }],
    });
    for (const [act, handler] of Object.entries(listActs())) handle(act, handler);
    tell();
  };
  const tell = () => {
    const { duration, playbackRate, currentTime } = video;
    if (!Number.isFinite(duration) || playbackRate <= 0) return;
    const position = Math.min(currentTime, duration);
    session.setPositionState?.({ duration, playbackRate, position });
  };
  video.addEventListener('playing', take, { signal });
  for (const type of ['seeked', 'ratechange', 'durationchange'])
    video.addEventListener(type, tell, { signal });
  if (!video.paused) take();
  signal.addEventListener(
    'abort',
    () => {
      session.metadata = null;
      session.playbackState = 'none';
      for (const act of Object.keys(listActs())) handle(act, null);
    },
    { once: true },
  );
}
