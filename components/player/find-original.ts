/** How long an original may take to give its first bytes, in milliseconds. */
export const PATIENCE_MS = 20_000;

/**
 * Asks a public address for a clip with a `<video>` of its own, unseen and silent: `ready` when
 * its metadata arrived and it has a picture, `refused` when it is gone or something else, `slow`
 * when nothing came in time, `dropped` when the signal was raised first. Sends no credentials and
 * asks for no CORS; the page's own policy keeps the referrer back (a media element cannot).
 */
export function findOriginal(
  address: string,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<'ready' | 'refused' | 'slow' | 'dropped'> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const finish = (outcome: 'ready' | 'refused' | 'slow' | 'dropped') => {
      clearTimeout(timer);
      // Leaving `src` in place after success keeps what has arrived for the player beside it.
      if (outcome !== 'ready') {
        video.removeAttribute('src');
        video.load();
      }
      resolve(outcome);
    };
    const timer = setTimeout(() => finish('slow'), patienceMs);
    signal.addEventListener('abort', () => finish('dropped'), { once: true });
    video.addEventListener('loadedmetadata', () =>
      finish(video.videoWidth > 0 ? 'ready' : 'refused'),
    );
    video.addEventListener('error', () => finish('refused'));
    video.muted = true;
    video.preload = 'metadata';
    video.src = address;
    video.load();
  });
}
