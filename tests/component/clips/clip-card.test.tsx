// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ClipCard, type ClipCardProps } from '@/components/clips/clip-card';
import { announce } from '@/components/ui/announce';
import { makeWallClip, words } from './make-wall-clip';

afterEach(cleanup);

function show(change: Partial<ClipCardProps> = {}) {
  const props: ClipCardProps = {
    clip: makeWallClip(),
    href: '/clips/cat-king?q=cat',
    words,
    isFirst: false,
    isRested: false,
    moves: false,
    settle: vi.fn(),
    leave: vi.fn(),
    ...change,
  };
  return { props, ...render(<ClipCard {...props} />) };
}

describe('a card', () => {
  test('leads to its clip, says source and date, length and stand-in, and nothing more on the poster', () => {
    const { container } = show();
    const link = screen.getByRole('link', { name: 'Cathedral of cats' });
    expect(link.getAttribute('href')).toBe('/clips/cat-king?q=cat');
    expect(screen.getByText('Sora researchers on X · 16 Feb 2024')).toBeTruthy();
    expect(screen.getByText('STAND-IN 替身')).toBeTruthy();
    expect(container.querySelector('time')?.getAttribute('datetime')).toBe('PT20S');
    expect(container.querySelector('video')).toBeNull();
  });

  test('says what it does not know, and never that there is no prompt', () => {
    const { container } = show({
      clip: makeWallClip({ day: null, durationSeconds: null, prompt: null, isStandIn: false }),
    });
    expect(container.textContent).toContain('date not known');
    expect(screen.queryByRole('button', { name: /copy the prompt/i })).toBeNull();
    expect(container.querySelector('time')).toBeNull();
    expect(container.textContent).not.toMatch(/prompt|STAND-IN/i);
  });

  test('marks a date that is not certain', () => {
    show({ clip: makeWallClip({ isApproximate: true }) });
    expect(screen.getByText(/c\. 16 Feb 2024/)).toBeTruthy();
  });

  test('without a poster sets its title as a plate', () => {
    const { container } = show({ clip: makeWallClip({ poster: null, sources: [] }) });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getAllByText('Cathedral of cats')).toHaveLength(2);
  });

  test('copies the prompt letter by letter and says so aloud', async () => {
    const visitor = userEvent.setup();
    const region = document.createElement('div');
    region.id = 'announcer';
    document.body.append(region);
    show();
    await visitor.click(
      screen.getByRole('button', { name: 'Copy the prompt of “Cathedral of cats”' }),
    );
    expect(await navigator.clipboard.readText()).toBe(
      'a giant cathedral is completely filled with cats',
    );
    expect(region.textContent).toBe('Prompt copied');
    announce('Prompt copied');
    expect(region.textContent).not.toBe('Prompt copied');
    region.remove();
  });

  test('lights what a search found in title and prompt', () => {
    const { container } = show({
      clip: makeWallClip({
        found: {
          title: [{ start: 13, end: 17 }],
          excerpt: { text: '大教堂里满是猫', language: 'zh', ranges: [{ start: 6, end: 7 }] },
        },
      }),
    });
    expect([...container.querySelectorAll('mark')].map((one) => one.textContent)).toEqual([
      'cats',
      '猫',
    ]);
    expect(container.querySelector('p[lang="zh"]')?.textContent).toBe('大教堂里满是猫');
  });
});

describe('resting on a card', () => {
  test('by mouse is reported, by touch is not', () => {
    const { props, container } = show();
    const card = container.querySelector('article') as HTMLElement;
    fireEvent.pointerEnter(card, { pointerType: 'touch' });
    expect(props.settle).not.toHaveBeenCalled();
    fireEvent.pointerEnter(card, { pointerType: 'mouse' });
    expect(props.settle).toHaveBeenCalledWith('cat-king');
    fireEvent.pointerLeave(card);
    expect(props.leave).toHaveBeenCalledWith('cat-king');
  });

  test('shows the words; the loop only where things may move, and gives its buffer back', () => {
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    const load = vi.spyOn(HTMLMediaElement.prototype, 'load').mockReturnValue();
    vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
    const still = show({ isRested: true, moves: false });
    expect(still.container.textContent).toContain('a giant cathedral');
    expect(still.container.querySelector('video')).toBeNull();
    still.unmount();
    const moving = show({ isRested: true, moves: true });
    const video = moving.container.querySelector('video') as HTMLVideoElement;
    expect([video.getAttribute('src'), video.muted, video.loop]).toEqual([
      '/media/a.mp4',
      true,
      true,
    ]);
    expect(play).toHaveBeenCalledOnce();
    moving.unmount();
    expect(video.hasAttribute('src')).toBe(false);
    expect(load).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});
