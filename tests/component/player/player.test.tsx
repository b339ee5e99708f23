// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player } from '@/components/player/player';
import { arriveMetadata, playMedia, showPicture } from './play-media';
import { props, STAND_IN } from './player-props';

const adopted = vi.hoisted(() => ({ count: 0, disposed: 0 }));

// What video.js does to a real element is tried in a real browser; here only when it is called.
vi.mock('@/components/player/open-player', () => ({
  openPlayer: () => {
    adopted.count += 1;
    return {
      showPane: () => undefined,
      dispose: () => {
        adopted.disposed += 1;
      },
    };
  },
}));

beforeEach(() => {
  Object.assign(adopted, { count: 0, disposed: 0 });
  localStorage.clear();
  playMedia();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const video = () => screen.getByLabelText<HTMLVideoElement>('Cat');
const settle = (one = video()) =>
  act(async () => {
    showPicture(one);
    await vi.dynamicImportSettled();
  });
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
    expect(sent?.getAttribute('poster')).toBe('/media/0b.avif');
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
    const left = video();
    void left.play();
    unmount();
    await settle(left);
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
  rerender(<Player {...props} title="Dog" words={{ ...props.words, play: 'b' }} />);
  await play();
  expect(video()).toBe(before);
  expect(before.className).toBe('vjs-tech');
  expect(before.nextElementSibling).toBe(stranger);
  expect(screen.queryByLabelText('Dog')).toBeNull();
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
