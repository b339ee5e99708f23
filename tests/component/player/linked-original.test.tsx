// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player } from '@/components/player/player';
import { isSilent } from '@/components/player/silent-hosts';
import { arriveMetadata, type PlayedMedia, playMedia, showPicture } from './play-media';
import { HOST, ORIGINAL, props, STAND_IN } from './player-props';

const adopted = vi.hoisted(() => ({ sources: [] as string[] }));

// What video.js does to a real element is tried in a real browser; here only when it is called.
vi.mock('@/components/player/open-player', () => ({
  openPlayer: (video: HTMLVideoElement) => {
    return {
      show: (address: string) => {
        adopted.sources.push(address);
        video.src = address;
      },
      leaveFullscreen: () => undefined,
      play: () => video.play(),
      showPane: () => undefined,
      dispose: () => undefined,
    };
  },
}));

let media: PlayedMedia;

beforeEach(() => {
  adopted.sources = [];
  localStorage.clear();
  media = playMedia();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const video = () => screen.getByLabelText<HTMLVideoElement>('Cat');
const settle = () =>
  act(async () => {
    showPicture(video());
    await vi.dynamicImportSettled();
  });
const play = async () => {
  await act(() => video().play());
  await settle();
};

describe('an original by link', () => {
  const line = () => document.querySelector('[data-sight]')?.textContent;

  it('is asked for by the first play, beside the stand-in, and takes over from its start', async () => {
    render(<Player {...props} />);
    expect(line()).toBe('a stand-in');
    expect(media.loaded).toHaveLength(0);
    await play();
    expect(line()).toBe('being asked');
    expect(video().getAttribute('src')).toBe(STAND_IN);
    const [beside] = media.loaded;
    expect(beside?.src).toBe(ORIGINAL);
    expect(beside?.muted).toBe(true);
    expect(beside?.hasAttribute('crossorigin')).toBe(false);
    await act(async () => beside && arriveMetadata(beside));
    expect(line()).toBe('the original');
    expect(adopted.sources).toEqual([ORIGINAL]);
    expect(video().loop).toBe(false);
    expect(video().paused).toBe(false);
  });

  it('stays paused when it arrives while one has paused', async () => {
    render(<Player {...props} />);
    await play();
    act(() => video().pause());
    await act(async () => media.loaded[0] && arriveMetadata(media.loaded[0]));
    expect(line()).toBe('the original');
    expect(video().paused).toBe(true);
  });

  it.each([
    ['is gone', (beside: HTMLVideoElement) => beside.dispatchEvent(new Event('error'))],
    ['has no picture', (beside: HTMLVideoElement) => arriveMetadata(beside, 0)],
  ])('that %s leaves the stand-in and its host alone for a day', async (_, fail) => {
    render(<Player {...props} />);
    await play();
    await act(async () => void (media.loaded[0] && fail(media.loaded[0])));
    expect(line()).toBe('no originalAsk again');
    expect(adopted.sources).toEqual([]);
    expect(isSilent(HOST)).toBe(true);
    expect(isSilent(HOST, Date.now() + 25 * 60 * 60 * 1000)).toBe(false);
    cleanup();
    media.loaded.length = 0;
    render(<Player {...props} />);
    await play();
    expect(line()).toBe('no originalAsk again');
    expect(media.loaded).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(media.loaded[0]?.src).toBe(ORIGINAL);
  });

  it('that keeps one waiting is given up after twenty seconds, its host for an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    render(<Player {...props} />);
    await play();
    await act(async () => void vi.advanceTimersByTime(20_000));
    expect(line()).toBe('no originalAsk again');
    expect(isSilent(HOST)).toBe(true);
    expect(isSilent(HOST, Date.now() + 61 * 60 * 1000)).toBe(false);
  });

  it('that breaks off gives the picture back to the stand-in', async () => {
    render(<Player {...props} />);
    await play();
    await act(async () => media.loaded[0] && arriveMetadata(media.loaded[0]));
    await act(async () => void video().dispatchEvent(new Event('error')));
    expect(line()).toBe('no originalAsk again');
    expect(adopted.sources).toEqual([ORIGINAL, new URL(STAND_IN, location.href).href]);
    expect(video().loop).toBe(true);
  });

  it('is not asked for where originals are only played when stored', async () => {
    render(<Player {...props} linked={null} />);
    await play();
    expect(media.loaded).toHaveLength(0);
    expect(line()).toBe('a stand-in');
  });

  it('is not asked for by itself where the reader saves data', async () => {
    vi.stubGlobal('navigator', { ...navigator, connection: { saveData: true } });
    render(<Player {...props} />);
    await play();
    vi.unstubAllGlobals();
    expect(media.loaded).toHaveLength(0);
    expect(line()).toBe('no originalAsk again');
    expect(isSilent(HOST)).toBe(false);
  });
});
