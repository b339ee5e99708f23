const CHANNEL = 'promptreel.playing';

/**
 * Lets one clip be heard at a time: when this video begins, every other one of this gallery pauses,
 * in other tabs and frames too. Who is muted disturbs nobody and is left alone. Ends with the signal.
 */
export function playAlone(video: HTMLVideoElement, signal: AbortSignal): void {
  if (!('BroadcastChannel' in window)) return;
  const channel = new BroadcastChannel(CHANNEL);
  const begin = () => {
    if (!video.muted && !video.paused) channel.postMessage('began');
  };
  video.addEventListener('playing', begin, { signal });
  video.addEventListener('volumechange', begin, { signal });
  channel.addEventListener('message', () => {
    if (!video.muted) video.pause();
  });
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
