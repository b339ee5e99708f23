import videojs, { type VideoJsPlayer } from 'video.js/core.es.js';
import chinese from 'video.js/dist/lang/zh-CN.json';
import { guessType } from './guess-type';
import './video-skin.css';
import './video-controls.css';

/**
 * Puts video.js around a `<video>` that is already there, playing or not, without touching what it
 * plays. This file is a chunk of its own, asked for by the first play and never before. The
 * element must be the child of a `[data-vjs-player]` that lies in the document; `dispose()` puts
 * a copy of that box in its place, as it was before.
 */
export function adoptVideo(video: HTMLVideoElement, language: string): VideoJsPlayer {
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
    playbackRates: [0.25, 0.5, 1, 1.5, 2],
    bigPlayButton: false,
    // The line under the player says what went wrong; the picture is not covered with it.
    errorDisplay: false,
    textTrackSettings: false,
    liveTracker: false,
    userActions: { hotkeys: true },
    controlBar: {
      children: [
        'playToggle',
        'currentTimeDisplay',
        'progressControl',
        'durationDisplay',
        'playbackRateMenuButton',
        'volumePanel',
        'pictureInPictureToggle',
        'fullscreenToggle',
      ],
    },
  });
  // It was playing before anyone listened: its controls are told now.
  player.ready(() => {
    if (video.paused) return;
    video.dispatchEvent(new Event('play'));
    video.dispatchEvent(new Event('playing'));
  });
  return player;
}
