// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Player } from '@/components/player/player';
import { arriveMetadata, playMedia, showPicture } from './play-media';
import { props } from './player-props';

const shown = vi.hoisted(() => ({ panes: [] as unknown[], addresses: [] as string[] }));

// What video.js does to a real element is tried in a real browser; here only when it is called.
vi.mock('@/components/player/open-player', () => ({
  openPlayer: (video: HTMLVideoElement) => ({
    show: (address: string) => {
      shown.addresses.push(address);
      video.src = address;
    },
    showPane: (pane: unknown) => shown.panes.push(pane),
    play: () => video.play(),
    leaveFullscreen: () => undefined,
    dispose: () => undefined,
  }),
}));

beforeEach(() => {
  Object.assign(shown, { panes: [], addresses: [] });
  localStorage.clear();
  playMedia();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const file = (url: string) =>
  ({ quality: 'original', url, type: 'video/mp4', codec: null, sight: 'original' }) as const;
const own = [file('/media/own.mp4')];
const pane = { x: 0, y: 0, width: 0.5, height: 0.5 };
const views = [
  {
    label: 'Viewpoint',
    views: [
      { id: 'whole', label: 'All at once', pane: null },
      { id: 'pane-0', label: 'The street', pane },
    ],
  },
  {
    label: 'Version',
    views: [
      { id: 'own', label: 'As published', files: own },
      { id: 'beside', label: 'With sound added', files: [file('/media/scored.mp4')] },
    ],
  },
];

const open = async () => {
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('maybe');
  const equipment = { ...props.equipment, files: own };
  render(<Player {...props} {...{ isOriginal: true, linked: null, equipment, views }} />);
  const video = screen.getByLabelText<HTMLVideoElement>('Cat');
  expect(screen.queryByRole('group')).toBeNull();
  await act(() => video.play());
  await act(async () => {
    showPicture(video);
    await vi.dynamicImportSettled();
  });
  act(() => arriveMetadata(video));
  return video;
};

it('shows one pane or the whole picture in the same video, once the original plays', async () => {
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'The street' }));
  await userEvent.click(screen.getByRole('button', { name: 'All at once' }));
  expect(shown.panes).toEqual([null, pane, null]);
  expect(shown.addresses).toEqual([]);
});

it('goes on in the scored version and back at the same second', async () => {
  const video = await open();
  video.currentTime = 4;
  const button = screen.getByRole('button', { name: 'With sound added' });
  await userEvent.click(button);
  expect(button.getAttribute('aria-pressed')).toBe('true');
  expect(shown.addresses).toEqual(['/media/scored.mp4']);
  Object.defineProperty(video, 'duration', { value: 10, configurable: true });
  video.currentTime = 0;
  act(() => arriveMetadata(video));
  expect(video).toMatchObject({ currentTime: 4, paused: false });
  act(() => void video.dispatchEvent(new Event('seeked')));
  await userEvent.click(screen.getByRole('button', { name: 'As published' }));
  expect(shown.addresses).toEqual(['/media/scored.mp4', '/media/own.mp4']);
});
