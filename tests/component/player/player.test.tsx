// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player, type PlayerProps } from '@/components/player/player';
import { isSilent } from '@/components/player/silent-hosts';
import { arriveMetadata, type PlayedMedia, playMedia } from './play-media';

const adopted = vi.hoisted(() => ({ count: 0, disposed: 0, sources: [] as string[] }));

// What video.js does to a real element is tried in a real browser; here only when it is called.
vi.mock('@/components/player/adopt-video', () => ({
  adoptVideo: (video: HTMLVideoElement) => {
    adopted.count += 1;
    return {
      src: ({ src }: { src: string }) => {
        adopted.sources.push(src);
        video.src = src;
      },
      loop: () => undefined,
      play: () => video.play(),
      dispose: () => {
        adopted.disposed += 1;
      },
    };
  },
}));

const HOST = 'cdn.example';
const ORIGINAL = `https://${HOST}/cat.mp4`;
const STAND_IN = '/media/0a.mp4';

const props: PlayerProps = {
  slug: 'cat',
  address: STAND_IN,
  isOriginal: false,
  poster: '/media/0b.webp',
  title: 'Cat',
  label: 'AI-generated 由 AI 生成',
  linked: ORIGINAL,
  language: 'en',
  ratio: 16 / 9,
  words: {
    first: 'a stand-in',
    asking: 'being asked',
    original: 'the original',
    silent: 'no original',
    ask: 'Ask again',
    play: 'Play',
  },
};

let media: PlayedMedia;

beforeEach(() => {
  Object.assign(adopted, { count: 0, disposed: 0, sources: [] });
  localStorage.clear();
  media = playMedia();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const video = () => screen.getByLabelText<HTMLVideoElement>('Cat');
const settle = () => act(async () => void (await vi.dynamicImportSettled()));
const play = async () => {
  await act(() => video().play());
  await settle();
};

describe('a player as the server sends it', () => {
  const html = renderToString(<Player {...props} />);

  it('plays without scripts: the browser’s own controls, nothing loaded before', () => {
    const sent = new DOMParser().parseFromString(html, 'text/html').querySelector('video');
    expect(sent?.parentElement?.hasAttribute('data-vjs-player')).toBe(true);
    expect(sent?.controls).toBe(true);
    expect(sent?.getAttribute('preload')).toBe('none');
    expect(sent?.hasAttribute('playsinline')).toBe(true);
    expect(sent?.getAttribute('src')).toBe(STAND_IN);
    expect(sent?.getAttribute('poster')).toBe('/media/0b.webp');
    expect(sent?.loop).toBe(true);
  });

  it('carries the label in both languages', () => {
    expect(html).toContain('AI-generated 由 AI 生成');
  });
});

describe('the first play', () => {
  it('fetches video.js, and nothing before it does', async () => {
    render(<Player {...props} />);
    await settle();
    expect(adopted.count).toBe(0);
    await play();
    expect(adopted.count).toBe(1);
    await play();
    expect(adopted.count).toBe(1);
  });

  it('adopts once under StrictMode, and lets go once', async () => {
    const { unmount } = render(
      <StrictMode>
        <Player {...props} />
      </StrictMode>,
    );
    await play();
    expect(adopted.count).toBe(1);
    unmount();
    expect(adopted.disposed).toBe(1);
  });

  it('adopts nothing when one has left before video.js arrived', async () => {
    const { unmount } = render(<Player {...props} />);
    void video().play();
    unmount();
    await settle();
    expect(adopted).toMatchObject({ count: 0, disposed: 0 });
  });

  it('is noticed when it happened before the code arrived', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    box.innerHTML = renderToString(<Player {...props} />);
    await box.querySelector('video')?.play();
    render(<Player {...props} />, { container: box, hydrate: true });
    await settle();
    expect(adopted.count).toBe(1);
  });

  it('happens by the picture’s own button too', async () => {
    render(<Player {...props} />);
    await userEvent.click(screen.getByTitle('Play'));
    expect(video().paused).toBe(false);
  });
});

it('never renders again inside the box', async () => {
  const { rerender } = render(<Player {...props} />);
  const before = video();
  const stranger = document.createElement('div');
  before.after(stranger);
  before.className = 'vjs-tech';
  rerender(
    <Player {...props} title="Dog" label="changed" words={{ ...props.words, first: 'b' }} />,
  );
  await play();
  expect(video()).toBe(before);
  expect(before.className).toBe('vjs-tech');
  expect(before.nextElementSibling).toBe(stranger);
  expect(screen.queryByText('changed')).toBeNull();
});

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

it('says of a stored original that it is one as soon as it comes, or that it does not', async () => {
  render(<Player {...props} isOriginal linked={null} />);
  const line = () => document.querySelector('[data-sight]')?.textContent;
  expect(video().loop).toBe(false);
  act(() => arriveMetadata(video()));
  expect(line()).toBe('the original');
  await act(async () => void video().dispatchEvent(new Event('error')));
  expect(line()).toBe('no originalAsk again');
  expect(localStorage).toHaveLength(0);
});

it('starts a clip where the address says', async () => {
  history.replaceState(null, '', '/clips/cat?t=1m5s');
  render(<Player {...props} isOriginal linked={null} />);
  expect(video().currentTime).toBe(65);
  history.replaceState(null, '', '/');
});
