import { vi } from 'vitest';

/** What jsdom's media elements are made to do: they have no media, so they only say what happened. */
export interface PlayedMedia {
  /** Elements whose source was loaded by a call of `load()`, in order: the ones beside the player. */
  loaded: HTMLVideoElement[];
}

/** Gives jsdom's media elements a `play`, `pause` and `load` that keep `paused` true to them. */
export function playMedia(): PlayedMedia {
  const loaded: HTMLVideoElement[] = [];
  const playing = new WeakSet<HTMLMediaElement>();
  const media = HTMLMediaElement.prototype;
  vi.spyOn(media, 'paused', 'get').mockImplementation(function (this: HTMLMediaElement) {
    return !playing.has(this);
  });
  vi.spyOn(media, 'play').mockImplementation(async function (this: HTMLMediaElement) {
    playing.add(this);
    this.dispatchEvent(new Event('play'));
  });
  vi.spyOn(media, 'pause').mockImplementation(function (this: HTMLMediaElement) {
    playing.delete(this);
    this.dispatchEvent(new Event('pause'));
  });
  vi.spyOn(media, 'load').mockImplementation(function (this: HTMLMediaElement) {
    if (this.hasAttribute('src')) loaded.push(this as HTMLVideoElement);
  });
  return { loaded };
}

/** Lets an element's metadata arrive, with a picture that wide (0: no picture in it). */
export function arriveMetadata(video: HTMLVideoElement, width = 640): void {
  Object.defineProperty(video, 'videoWidth', { value: width, configurable: true });
  video.dispatchEvent(new Event('loadedmetadata'));
}

/** Lets an element show a picture: in jsdom, which draws none, its time tells of it. */
export function showPicture(video: HTMLVideoElement): void {
  video.dispatchEvent(new Event('timeupdate'));
}
