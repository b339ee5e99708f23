import videojs from 'video.js/core.es.js';
import chinese from 'video.js/dist/lang/zh-CN.json';
import { guessType } from './guess-type';
import './video-skin.css';
import './video-controls.css';

/** A `<video>` with controls around it. Who draws them is known to this file alone. */
export interface AdoptedVideo {
  /** The box around it, which is what fills the screen. */
  box: HTMLElement;
  /** Puts a button of our own into the bar of controls, left of the one for the full screen. */
  addButton(button: HTMLButtonElement): void;
  /** The line of time that one drags. */
  line: HTMLElement;
  /** Sets another file; it begins from its start. */
  show(address: string, loops: boolean): void;
  play(): Promise<void> | undefined;
  toggleFullscreen(): void;
  /** Leaves the full screen, where it fills it. */
  leaveFullscreen(): void;
  /** Takes everything away that was put around it; what is in its place then is a copy. */
  dispose(): void;
}

/**
 * Puts video.js around a `<video>` that is already there, playing or not, without touching what it
 * plays. This file is a chunk of its own, asked for by the first play and never before. The
 * element must be the child of a `[data-vjs-player]` that lies in the document; `dispose()` puts
 * a copy of that box in its place, as it was before.
 */
export function adoptVideo(video: HTMLVideoElement, language: string): AdoptedVideo {
  const isByKeys = video.matches(':focus-visible');
  const isPlaying = !video.paused;
  const player = videojs(video, {
    restoreEl: true,
    controls: true,
    loop: video.loop,
    // Exactly the address the element has: anything else would be set anew and begin from 0.
    sources: video.src === '' ? [] : [{ src: video.src, type: guessType(video.src) }],
    language: language === 'zh' ? 'zh-CN' : 'en',
    languages: { 'zh-CN': chinese },
    // The icon font is a data: address, which the page's policy refuses.
    experimentalSvgIcons: true,
    bigPlayButton: false,
    // The line under the player says what went wrong; the picture is not covered with it.
    errorDisplay: false,
    // Captions are the browser's to draw.
    html5: { nativeTextTracks: true },
    textTrackSettings: false,
    liveTracker: false,
    // One table of keys for all of it: player-keys.ts.
    userActions: { hotkeys: false },
    controlBar: {
      children: [
        'playToggle',
        'currentTimeDisplay',
        'progressControl',
        'durationDisplay',
        'volumePanel',
        'pictureInPictureToggle',
        'fullscreenToggle',
      ],
    },
  });
  // It was playing before anyone listened: its controls are told now.
  player.ready(() => {
    if (!isPlaying) return;
    // An address set in that very moment is set once more by video.js, which stops it.
    if (video.paused) player.play()?.catch(() => undefined);
    video.dispatchEvent(new Event('play'));
    video.dispatchEvent(new Event('playing'));
    // Without the browser's controls a video has no focus: what a key started, one stops. Only now
    // is the bar shown.
    if (isByKeys) find('.vjs-play-control')?.focus({ preventScroll: true });
  });
  const box = player.el();
  const find = (name: string) => box.querySelector<HTMLElement>(name);
  const bar = find('.vjs-control-bar') ?? box;
  // What begins on it is its own: code that is there before this one knows it by this.
  bar.dataset.playerBar = '';
  const volume = find('.vjs-volume-control');
  if (volume !== null) volume.dataset.playerVolume = '';
  return {
    box,
    addButton(button) {
      button.classList.add('vjs-control', 'vjs-button');
      bar.insertBefore(button, find('.vjs-fullscreen-control'));
    },
    line: find('.vjs-progress-holder') ?? box,
    show(address, loops) {
      player.loop(loops);
      player.src({ src: address, type: guessType(address) });
    },
    play: () => player.play(),
    toggleFullscreen() {
      void (player.isFullscreen() ? player.exitFullscreen() : player.requestFullscreen());
    },
    leaveFullscreen() {
      if (player.isFullscreen()) void player.exitFullscreen();
    },
    dispose: () => player.dispose(),
  };
}
