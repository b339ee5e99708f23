/**
 * Lets a `<video>` go on in another file from the same second, at the same rate, playing if it
 * played. Until the new picture stands, the last one of the old file lies over it. `show` sets the
 * address; a second change before the first is done takes its place.
 */
export function changeSource(
  video: HTMLVideoElement,
  show: () => void,
  play: () => Promise<void> | undefined,
  signal: AbortSignal,
): void {
  const { currentTime, playbackRate, paused, defaultPlaybackRate } = video;
  const isWaiting = video.dataset.changing !== undefined;
  // Changed again before it arrived: it still means the second it was asked for at.
  const second = isWaiting ? Number(video.dataset.changing) : currentTime;
  const isPlaying = isWaiting ? video.dataset.goesOn === 'yes' : !paused;
  video.dataset.changing = String(second);
  video.dataset.goesOn = isPlaying ? 'yes' : 'no';
  const still = isWaiting ? null : layStill(video);
  const round = new AbortController();
  const done = AbortSignal.any([signal, round.signal]);
  const finish = () => {
    round.abort();
    still?.remove();
    delete video.dataset.changing;
    delete video.dataset.goesOn;
  };
  signal.addEventListener('abort', () => still?.remove(), { signal: round.signal });
  video.addEventListener(
    'loadedmetadata',
    () => {
      // A shorter file is shown at its end.
      video.currentTime = Math.min(second, Math.max(0, video.duration - 0.05));
      video.playbackRate = playbackRate;
      video.defaultPlaybackRate = defaultPlaybackRate;
      if (isPlaying) play()?.catch(() => undefined);
    },
    { once: true, signal: done },
  );
  // Nothing is loaded before a play otherwise, and it may be paused.
  video.preload = 'auto';
  video.addEventListener('seeked', finish, { once: true, signal: done });
  video.addEventListener('error', finish, { once: true, signal: done });
  show();
}

/** The picture that stands now, as a still over the video; null when there is none yet. */
function layStill(video: HTMLVideoElement): HTMLCanvasElement | null {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  const still = document.createElement('canvas');
  still.width = video.videoWidth;
  still.height = video.videoHeight;
  still.className = 'player-still';
  still.ariaHidden = 'true';
  still.getContext('2d')?.drawImage(video, 0, 0);
  video.after(still);
  return still;
}
