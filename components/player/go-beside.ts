/** The two ways from a clip to the ones beside it in its query. */
export type Way = 'previous' | 'next';

let goesOnPlaying = false;

/** The link on the page that leads one way; null at an end, or before the neighbours are known. */
export function findWay(way: Way): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`a[data-way="${way}"]`);
}

/** Goes to the clip beside this one as its link would; what played goes on playing there. */
export function goBeside(way: Way): boolean {
  const link = findWay(way);
  if (link === null) return false;
  const video = document.querySelector<HTMLVideoElement>('[data-vjs-player] video');
  goesOnPlaying = video !== null && !video.paused;
  link.click();
  return true;
}

/** Whether one came here from a clip that played; true once. */
export function takeGoingOn(): boolean {
  const taken = goesOnPlaying;
  goesOnPlaying = false;
  return taken;
}
