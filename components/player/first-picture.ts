// On a line so slow that no picture has come by then, the controls are wanted all the same.
const mostMs = 1_500;

/**
 * Resolves when a video that was told to play has shown a picture, has stopped or failed instead, or
 * after a second and a half: what is evaluated before it delays the picture.
 */
export function firstPicture(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const seen = new AbortController();
    const end = () => {
      seen.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, mostMs);
    for (const event of ['pause', 'error']) {
      video.addEventListener(event, end, { signal: seen.signal });
    }
    signal.addEventListener('abort', end, { signal: seen.signal });
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(end);
    else (video as HTMLMediaElement).addEventListener('timeupdate', end, { signal: seen.signal });
  });
}
