// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeFault } from '@/components/player/describe-fault';
import { goBeside, takeGoingOn } from '@/components/player/go-beside';
import { joinMediaSession } from '@/components/player/media-session';
import { playAlone } from '@/components/player/one-at-a-time';
import { playMedia } from './play-media';

let leaving: AbortController;
let video: HTMLVideoElement;

beforeEach(() => {
  playMedia();
  leaving = new AbortController();
  document.body.innerHTML = '<div data-vjs-player><video></video></div>';
  video = document.querySelector('video') as HTMLVideoElement;
});
afterEach(() => {
  leaving.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the system’s media keys', () => {
  const acts = new Map<string, MediaSessionActionHandler | null>();
  const session = {
    metadata: null as unknown,
    playbackState: 'playing',
    setActionHandler(act: string, handler: MediaSessionActionHandler | null) {
      if (act === 'stop') throw new TypeError('not known here');
      acts.set(act, handler);
    },
    setPositionState: vi.fn(),
  };
  beforeEach(() => {
    acts.clear();
    vi.stubGlobal('navigator', { ...navigator, mediaSession: session });
    vi.stubGlobal(
      'MediaMetadata',
      class {
        constructor(readonly known: object) {}
      },
    );
  });
  const join = () => {
    const clip = { title: 'Cat', artist: 'Somebody', poster: '/media/a.webp' };
    joinMediaSession(video, clip, leaving.signal);
  };

  it('say what plays, and lead to the clips beside it in the query', () => {
    document.body.insertAdjacentHTML('beforeend', '<a data-way="next" href="#next">next</a>');
    const gone = vi.fn();
    document.querySelector('a')?.addEventListener('click', gone);
    join();
    video.dispatchEvent(new Event('playing'));
    expect(session.metadata).toMatchObject({ known: { title: 'Cat', artist: 'Somebody' } });
    expect(acts.get('previoustrack')).toBeNull();
    acts.get('nexttrack')?.({ action: 'nexttrack' });
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('are given back at the end', () => {
    join();
    video.dispatchEvent(new Event('playing'));
    expect(acts.get('pause')).toBeTypeOf('function');
    leaving.abort();
    expect([...acts.values()].every((handler) => handler === null)).toBe(true);
    expect(session.metadata).toBeNull();
  });
});

it('what played goes on playing at the clip one goes to, and only there', async () => {
  expect(goBeside('next')).toBe(false);
  document.body.insertAdjacentHTML('beforeend', '<a data-way="next" href="#next">next</a>');
  goBeside('next');
  expect(takeGoingOn()).toBe(false);
  await video.play();
  goBeside('next');
  expect([takeGoingOn(), takeGoingOn()]).toEqual([true, false]);
});

it('a clip that begins to be heard pauses the others, and nobody who is muted', async () => {
  const others = [document.createElement('video'), document.createElement('video')];
  const [heard, muted] = others as [HTMLVideoElement, HTMLVideoElement];
  muted.muted = true;
  for (const one of [video, ...others]) playAlone(one, leaving.signal);
  await heard.play();
  await muted.play();
  await video.play();
  video.dispatchEvent(new Event('playing'));
  await expect.poll(() => heard.paused).toBe(true);
  expect([video.paused, muted.paused]).toEqual([false, false]);
});

describe('what is wrong with a file', () => {
  const { signal } = new AbortController();
  const told = (code: number, status = 200) => {
    vi.stubGlobal('fetch', async () => {
      if (status === 0) throw new TypeError('offline');
      return new Response(null, { status });
    });
    return describeFault(code, 'http://localhost/media/a.mp4', signal);
  };
  beforeEach(() => {
    vi.stubGlobal('MediaError', { MEDIA_ERR_NETWORK: 2, MEDIA_ERR_DECODE: 3 });
  });

  it.each([
    ['it stopped coming', 2, 200, 'broken'],
    ['it cannot be decoded', 3, 200, 'undecodable'],
    ['it is there and no film this browser knows', 4, 200, 'undecodable'],
    ['it is not there', 4, 404, 'missing'],
    ['it was taken down', 4, 410, 'missing'],
    ['the store does not answer', 4, 503, 'broken'],
    ['nobody answers', 4, 0, 'broken'],
  ] as const)('%s', async (_, code, status, fault) => {
    expect(await told(code, status)).toBe(fault);
  });
});
