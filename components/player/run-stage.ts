import type { VideoJsPlayer } from 'video.js/core.es.js';
import { findOriginal } from './find-original';
import { guessType } from './guess-type';
import { forgetSilence, isSilent, REFUSED_MS, rememberSilence, SLOW_MS } from './silent-hosts';

/**
 * What one sees in the player: what the server put there (`first`), that while the linked original
 * is asked for (`asking`), the original itself (`original`), or that the original did not come and
 * is not asked for by itself (`silent`).
 */
export type Sight = 'first' | 'asking' | 'original' | 'silent';

/** How a stage is to play. Addresses are absolute or begin with `/`. */
export interface StageOptions {
  /** A public address of the original to take over from what plays; null to leave it alone. */
  linked: string | null;
  /** Whether what the server put there is the original already, stored or by its address. */
  isOriginal: boolean;
  /** The second at which the clip itself starts; a stand-in always starts at 0. */
  startSeconds: number;
  /** Whether the original begins again at its end, too. */
  loops?: boolean;
  language: string;
}

/** What a running stage can be told. */
export interface StageControl {
  /** Plays, as by the picture's own button. */
  play(): void;
  /** Plays what pauses and pauses what plays, where there are no controls for it. */
  toggle(): void;
  /** Asks for the original again, although it did not come before. */
  ask(): void;
  /** Takes every listener away and undoes video.js, once. */
  stop(): void;
}

/**
 * Runs the `<video>` inside `box`: on its first play video.js is fetched and adopts it, and the
 * linked original is looked for beside it and takes over from its start when it is there.
 */
export function runStage(
  box: HTMLElement,
  options: StageOptions,
  onSight: (sight: Sight) => void,
): StageControl {
  const video = box.querySelector('video');
  if (video === null) return { play() {}, toggle() {}, ask() {}, stop() {} };
  const { linked, isOriginal, startSeconds, language, loops = false } = options;
  const first = video.src;
  const stopping = new AbortController();
  const { signal } = stopping;
  let player: VideoJsPlayer | null = null;

  const begin = async () => {
    box.dataset.stage = 'played';
    if (linked !== null) void ask(false);
    // Without controls there is nothing for video.js to draw.
    if (!video.controls) return;
    try {
      // Its rules stand in our own file: style elements made by a script are refused by the policy.
      Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true });
      const { adoptVideo } = await import('./adopt-video');
      if (!signal.aborted) player = adoptVideo(video, language);
    } catch {
      // The chunk did not come: the browser's own controls stay, and play.
    }
  };

  const ask = async (insist: boolean) => {
    if (linked === null) return;
    const { host } = new URL(linked);
    if (!insist && (isSilent(host) || savesData())) return onSight('silent');
    onSight('asking');
    const outcome = await findOriginal(linked, signal);
    if (signal.aborted) return;
    if (outcome === 'ready') {
      forgetSilence(host);
      video.addEventListener('error', () => giveBack(host), { once: true, signal });
      show(linked, loops);
      onSight('original');
    } else {
      rememberSilence(host, outcome === 'slow' ? SLOW_MS : REFUSED_MS);
      onSight('silent');
    }
  };

  const giveBack = (host: string) => {
    rememberSilence(host, REFUSED_MS);
    show(first, true);
    onSight('silent');
  };

  const show = (address: string, loop: boolean) => {
    const isPlaying = !video.paused;
    video.loop = loop;
    if (player === null) {
      video.src = address;
    } else {
      player.loop(loop);
      player.src({ src: address, type: guessType(address) });
    }
    if (address === linked && startSeconds > 0) {
      const seek = () => {
        video.currentTime = startSeconds;
      };
      video.addEventListener('loadedmetadata', seek, { once: true, signal });
    }
    // Through video.js where it is there: it sets the new address a moment later.
    if (isPlaying) (player ?? video).play()?.catch(() => undefined);
  };

  if (startSeconds > 0 && isOriginal) video.currentTime = startSeconds;
  if (isOriginal) {
    video.addEventListener('loadedmetadata', () => onSight('original'), { signal });
    video.addEventListener('error', () => onSight('silent'), { signal });
  }
  if (video.paused) {
    box.dataset.stage = 'ready';
    video.addEventListener('play', begin, { once: true, signal });
  } else {
    // Pressed before this code had arrived.
    void begin();
  }

  return {
    play: () => void video.play().catch(() => undefined),
    toggle: () => (video.paused ? void video.play().catch(() => undefined) : video.pause()),
    ask: () => void (isOriginal ? video.load() : ask(true)),
    stop: () => {
      stopping.abort();
      player?.dispose();
      player = null;
    },
  };
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
