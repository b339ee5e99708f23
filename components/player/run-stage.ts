import { askOriginal, noteLost } from './ask-original';
import { changeSource } from './change-source';
import { chooseFile, type OriginalSight } from './choose-file';
import type { ClipView } from './clip-views';
import { describeFault, type Fault } from './describe-fault';
import { firstPicture } from './first-picture';
import { readTaste } from './kept-taste';
import { playAlone } from './one-at-a-time';
import type { Equipment, OpenPlayer } from './open-player';
import { readLine, savesData } from './read-line';
import type { PanePlace } from './show-pane';

/**
 * What one sees in the player: what the server put there (`first`), that while the linked original
 * is asked for (`asking`), the original in one of its files, that it did not come and is not asked
 * for by itself (`silent`), or what is wrong with a stored file.
 */
export type Sight = 'first' | 'asking' | OriginalSight | 'silent' | Fault;

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
  /** Its files change where another version of the clip is watched. */
  equipment: Equipment;
}

/** What a running stage can be told. */
export interface StageControl {
  /** Plays, as by the picture's own button. */
  play(): void;
  /** Plays what pauses and pauses what plays, where there are no controls for it. */
  toggle(): void;
  /** Asks for the original again, although it did not come before. */
  ask(): void;
  /** Shows another view of the clip, at the same second. */
  view(view: ClipView): void;
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
  if (video === null) return { play() {}, toggle() {}, ask() {}, view() {}, stop() {} };
  const { linked, isOriginal, startSeconds, language, loops = false, equipment } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const failed = new Set<string>();
  let player: OpenPlayer | null = null;
  let shown: PanePlace | null = null;

  const chooseFitting = () =>
    chooseFile(equipment.files, {
      savesData: savesData(),
      line: readLine(),
      kept: readTaste().quality ?? null,
      canPlay: (type) => video.canPlayType(type),
    });
  const fitting = chooseFitting();
  // Before anything is loaded; what plays already is left alone.
  if (fitting !== null && video.paused && !isAt(video, fitting.url)) video.src = fitting.url;
  const first = video.src;

  const begin = async () => {
    box.dataset.stage = 'played';
    if (linked !== null) void ask(false);
    // Without controls there is nothing for video.js to draw.
    if (!video.controls) return;
    await firstPicture(video, signal);
    if (signal.aborted) return;
    try {
      // Its rules stand in our own file: style elements made by a script are refused by the policy.
      Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true });
      const { openPlayer } = await import('./open-player');
      if (signal.aborted) return;
      player = openPlayer(video, language, equipment, signal);
      player.showPane(shown);
    } catch {
      // The chunk did not come: the browser's own controls stay, and play.
    }
  };

  const ask = async (insists: boolean) => {
    if (linked === null) return;
    const outcome = await askOriginal(linked, { insists, signal, onAsk: () => onSight('asking') });
    if (outcome === 'dropped') return;
    if (outcome === 'silent') return onSight('silent');
    video.addEventListener('error', giveBack, { once: true, signal });
    show(linked, loops);
    onSight('original');
  };

  const giveBack = () => {
    if (linked !== null) noteLost(linked);
    show(first, true);
    onSight('silent');
  };

  const put = (address: string, loop: boolean) => {
    video.loop = loop;
    if (player === null) video.src = address;
    else player.show(address, loop);
  };

  const show = (address: string, loop: boolean) => {
    const isPlaying = !video.paused;
    put(address, loop);
    if (address === linked && startSeconds > 0) {
      const seek = () => {
        video.currentTime = startSeconds;
      };
      video.addEventListener('loadedmetadata', seek, { once: true, signal });
    }
    // Through video.js where it is there: it sets the new address a moment later.
    if (isPlaying) (player ?? video).play()?.catch(() => undefined);
  };

  /** From the second where it stands, in another file or in the same once more. */
  const goOn = (address: string) =>
    changeSource(
      video,
      () => put(address, video.loop),
      () => (player ?? video).play(),
      signal,
    );

  const tellFault = async () => {
    const { error } = video;
    if (equipment.files.length === 0) return onSight('silent');
    const fault = await describeFault(error?.code ?? 0, video.currentSrc, signal);
    if (signal.aborted) return;
    failed.add(video.currentSrc);
    const other = equipment.files.find(({ url }) => !failed.has(new URL(url, location.href).href));
    if (fault !== 'broken' && other !== undefined) return goOn(other.url);
    player?.leaveFullscreen();
    onSight(fault);
  };

  const tellFile = () => {
    const file = equipment.files.find(({ url }) => isAt(video, url));
    onSight(file?.sight ?? 'original');
  };

  if (startSeconds > 0 && isOriginal) video.currentTime = startSeconds;
  if (isOriginal) {
    video.addEventListener('loadedmetadata', tellFile, { signal });
    video.addEventListener('error', () => void tellFault(), { signal });
    // Pressed before this code had arrived, both may be known already.
    if (video.error) void tellFault();
    else if (video.readyState >= HTMLMediaElement.HAVE_METADATA) tellFile();
  }
  playAlone(video, signal);
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
    ask() {
      failed.clear();
      if (equipment.files.length > 0) goOn(video.currentSrc);
      else if (isOriginal) video.load();
      else void ask(true);
    },
    view({ pane, files: others }) {
      if (pane !== undefined) {
        shown = pane;
        player?.showPane(pane);
      }
      if (others === undefined) return;
      equipment.files = others;
      const next = chooseFitting();
      if (next !== null && !isAt(video, next.url)) goOn(next.url);
    },
    stop() {
      stopping.abort();
      player?.dispose();
      player = null;
    },
  };
}

/** Whether a video has exactly this address. */
function isAt(video: HTMLVideoElement, address: string): boolean {
  return video.src === new URL(address, location.href).href;
}
