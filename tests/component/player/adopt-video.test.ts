// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { adoptVideo } from '@/components/player/adopt-video';
import { playMedia } from './play-media';

afterEach(() => vi.restoreAllMocks());

it('puts video.js around a video, a button of ours into its bar, and takes all of it away again', () => {
  playMedia();
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('maybe');
  document.body.innerHTML = '<div data-vjs-player><video src="/media/a.mp4"></video></div>';
  const video = document.querySelector('video') as HTMLVideoElement;
  const adopted = adoptVideo(video, 'zh');
  const button = document.createElement('button');
  adopted.addButton(button);
  expect(button.nextElementSibling?.className).toContain('vjs-fullscreen-control');
  expect(button.closest('[data-player-bar]')).not.toBeNull();
  expect(adopted.box.querySelector('[data-player-volume]')).not.toBeNull();
  expect(adopted.line.closest('[data-vjs-player]')).toBe(adopted.box);
  expect(adopted.box.querySelector('video')).toBe(video);
  adopted.dispose();
  expect(document.querySelector('[data-player-bar]')).toBeNull();
  expect(document.querySelectorAll('[data-vjs-player] > video')).toHaveLength(1);
});
