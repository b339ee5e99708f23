// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSource } from '@/components/player/change-source';
import { keepTaste, readTaste } from '@/components/player/kept-taste';
import { listenKeys, type PlayerAct } from '@/components/player/player-keys';
import { makeRepeat } from '@/components/player/repeat-part';
import { makeMenu } from '@/components/player/settings-menu';
import { makeStepper } from '@/components/player/step-frames';
import { swipeBeside } from '@/components/player/swipe-beside';
import { arriveMetadata, playMedia } from './play-media';

let leaving: AbortController;
let video: HTMLVideoElement;

beforeEach(() => {
  playMedia();
  leaving = new AbortController();
  document.body.innerHTML = '<div data-vjs-player><video></video></div>';
  video = document.querySelector('video') as HTMLVideoElement;
  Object.defineProperty(video, 'duration', { value: 10, configurable: true });
});

afterEach(() => {
  leaving.abort();
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('another file in the place of one', () => {
  const change = (address: string) =>
    changeSource(
      video,
      () => {
        video.src = address;
        video.currentTime = 0;
      },
      () => video.play(),
      leaving.signal,
    );

  it('goes on at the same second and speed, playing if it played', async () => {
    await video.play();
    video.currentTime = 4;
    video.playbackRate = 0.5;
    change('/b.mp4');
    video.playbackRate = 1;
    video.pause();
    arriveMetadata(video);
    expect(video).toMatchObject({ currentTime: 4, playbackRate: 0.5, paused: false });
  });

  it('stays paused where one had paused, and keeps the second of a change that never arrived', () => {
    video.currentTime = 4;
    change('/b.mp4');
    change('/c.mp4');
    arriveMetadata(video);
    expect(video).toMatchObject({ currentTime: 4, paused: true });
    video.dispatchEvent(new Event('seeked'));
    video.currentTime = 7;
    change('/d.mp4');
    arriveMetadata(video);
    expect(video.currentTime).toBe(7);
  });
});

describe('repeating', () => {
  const change = vi.fn();
  const make = () => makeRepeat(video, leaving.signal, change);

  it('is off, the whole clip, or a part', () => {
    const repeat = make();
    expect(repeat.mode()).toBe('off');
    repeat.choose('whole');
    expect([repeat.mode(), video.loop]).toEqual(['whole', true]);
    repeat.choose('part');
    expect([repeat.mode(), video.loop, repeat.part()]).toEqual([
      'part',
      false,
      { from: 0, to: 10 },
    ]);
    repeat.choose('off');
    expect([repeat.mode(), repeat.part()]).toEqual(['off', { from: null, to: null }]);
    expect(change).toHaveBeenCalledTimes(3);
  });

  it('goes from A to B: of two ends in the wrong order the older one goes', () => {
    const repeat = make();
    video.currentTime = 2;
    repeat.mark('from');
    video.currentTime = 5;
    repeat.mark('to');
    expect(repeat.part()).toEqual({ from: 2, to: 5 });
    video.currentTime = 1;
    repeat.mark('to');
    expect(repeat.part()).toEqual({ from: null, to: 1 });
  });

  it('begins again at A when B has passed', async () => {
    const repeat = make();
    video.currentTime = 2;
    repeat.mark('from');
    video.currentTime = 5;
    repeat.mark('to');
    video.currentTime = 5.01;
    await video.play();
    await expect.poll(() => video.currentTime).toBe(2);
  });
});

it('steps by pictures: to the middle of the next one or the one before, inside the clip', () => {
  const { step } = makeStepper(video, 25, leaving.signal);
  video.currentTime = 0.99;
  step(1);
  expect(video.currentTime).toBeCloseTo(25.5 / 25, 6);
  step(-1);
  expect(video.currentTime).toBeCloseTo(24.5 / 25, 6);
  video.currentTime = 0;
  step(-1);
  expect(video.currentTime).toBeCloseTo(0.5 / 25, 6);
  video.currentTime = 10;
  step(1);
  expect(video.currentTime).toBeCloseTo(249.5 / 25, 6);
  video.currentTime = 1;
  for (let time = 0; time < 5; time += 1) step(1);
  expect(video.currentTime).toBeCloseTo(30.5 / 25, 6);
});

describe('keys', () => {
  let acts: PlayerAct[];
  const press = (key: string, target: Element = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const listen = () => {
    acts = [];
    const box = document.querySelector('[data-vjs-player]') as HTMLElement;
    box.insertAdjacentHTML('beforeend', '<button>Mute</button><input type="radio">');
    listenKeys(box, (act) => acts.push(act), leaving.signal);
    return box;
  };

  it('work on the whole page where they mean nothing else, and inside the player all of them', () => {
    const box = listen();
    expect(press('m')).toBe(true);
    expect(press('ArrowLeft')).toBe(false);
    expect(press(' ')).toBe(false);
    expect(press('ArrowLeft', box)).toBe(true);
    expect(press(' ', box)).toBe(true);
    expect(acts).toEqual(['playerMute', 'playerBack', 'playerToggle']);
  });

  it('are left to a button, to a choice, and to everyone after the end', () => {
    const box = listen();
    expect(press(' ', box.querySelector('button') as Element)).toBe(false);
    expect(press('m', box.querySelector('input') as Element)).toBe(false);
    leaving.abort();
    expect(press('m')).toBe(false);
    expect(acts).toEqual([]);
  });
});

it('offers settings as radio buttons that show what is chosen now', () => {
  let speed = '1';
  const made = makeMenu('Settings', [
    {
      legend: 'Speed',
      options: ['0.5', '1'].map((value) => ({ value, label: `${value}×` })),
      read: () => speed,
      choose: (value) => {
        speed = value;
      },
    },
  ]);
  document.body.append(made.button, made.menu);
  made.refresh();
  const radios = [...made.menu.querySelectorAll('input')];
  expect(radios.map(({ checked }) => checked)).toEqual([false, true]);
  radios[0]?.click();
  expect(speed).toBe('0.5');
  expect(made.button.getAttribute('popovertarget')).toBe(made.menu.id);
});

describe('a finger across the picture', () => {
  let gone: string[];
  const swipe = (from: [number, number], to: [number, number], target: Element = video) => {
    const point = (type: string, [clientX, clientY]: [number, number]) =>
      target.dispatchEvent(
        Object.assign(new MouseEvent(type, { bubbles: true, clientX, clientY }), {
          pointerType: 'touch',
          pointerId: 1,
          isPrimary: true,
        }),
      );
    point('pointerdown', from);
    point('pointerup', to);
  };
  beforeEach(() => {
    gone = [];
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a data-way="previous" href="#p"></a><a data-way="next" href="#n"></a>',
    );
    for (const link of document.querySelectorAll('a'))
      link.addEventListener('click', () => gone.push(link.dataset.way ?? ''));
    swipeBeside(leaving.signal);
  });

  it('leads to the next clip or the one before', () => {
    swipe([300, 100], [200, 110]);
    swipe([200, 100], [300, 90]);
    expect(gone).toEqual(['next', 'previous']);
  });

  it.each([
    ['up and down', [300, 100], [220, 300]],
    ['too short', [300, 100], [270, 100]],
    ['from the edge of the screen', [10, 100], [200, 100]],
  ] as const)('leads nowhere %s', (_, from, to) => {
    swipe([...from], [...to]);
    expect(gone).toEqual([]);
  });

  it('belongs to the bar where it begins there', () => {
    const bar = document.createElement('div');
    bar.dataset.playerBar = '';
    document.querySelector('[data-vjs-player]')?.append(bar);
    swipe([300, 100], [200, 100], bar);
    expect(gone).toEqual([]);
  });
});

it('keeps what a reader set, and nothing that is not a setting', () => {
  keepTaste({ quality: '720p' });
  keepTaste({ volume: 0.4, isMuted: false });
  expect(readTaste()).toEqual({ quality: '720p', volume: 0.4, isMuted: false });
  localStorage.setItem('promptreel.player', '{"quality":"8k","volume":7,"isMuted":"no"}');
  expect(readTaste()).toEqual({});
  localStorage.setItem('promptreel.player', '[');
  expect(readTaste()).toEqual({});
});
