import { announce } from '@/components/ui/announce';
import { formatTimecode } from '@/lib/format/format-timecode';
import { fill } from '@/lib/i18n/fill';
import { type AdoptedVideo, adoptVideo } from './adopt-video';
import { type Captions, makeCaptions } from './caption-choice';
import { changeSource } from './change-source';
import type { PlayFile } from './choose-file';
import type { ControlWords } from './control-words';
import { keepTaste, readTaste } from './kept-taste';
import { joinMediaSession, type SessionClip } from './media-session';
import { listenKeys, type PlayerAct } from './player-keys';
import { makeRepeat, type Repeat, type RepeatMode } from './repeat-part';
import { showSeekPreview } from './seek-preview';
import { type MenuActs, type MenuChoice, makeMenu } from './settings-menu';
import { makePaneView, type PanePlace } from './show-pane';
import { makeStepper, type Stepper } from './step-frames';
import './player-tools.css';

/** What a clip brings along for its controls. */
export interface Equipment {
  /** The files its original may play from, from the best down; empty where none is stored. */
  files: readonly PlayFile[];
  /** The address of a storyboard in WebVTT; null where there is none. */
  storyboard: string | null;
  /** Pictures a second; null when not known. */
  fps: number | null;
  clip: SessionClip;
  words: ControlWords;
}

/** An open player, and which part of the picture it shows. */
export interface OpenPlayer extends AdoptedVideo {
  showPane(pane: PanePlace | null): void;
}

/** The speeds there are; 1 is the clip's own. */
const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const STEP_SECONDS = 5;
const LOUDNESS_STEP = 0.1;

/**
 * Opens the whole player around a `<video>`: controls, settings, keys, the pictures over the line of
 * time, the system's media keys. A chunk of its own; the signal ends what `dispose` does not.
 */
export function openPlayer(
  video: HTMLVideoElement,
  language: string,
  equipment: Equipment,
  signal: AbortSignal,
): OpenPlayer {
  const { storyboard, fps, clip, words } = equipment;
  const adopted = adoptVideo(video, language);
  const repeat = makeRepeat(video, signal, () => showPart(adopted.line, video, repeat));
  const stepper = makeStepper(video, fps, signal);
  const captions = makeCaptions(video, words);
  const deck: Deck = { video, adopted, repeat, stepper, captions, words };
  recallSound(video, signal);
  showSeekPreview(adopted.line, video, storyboard, signal);
  joinMediaSession(video, clip, signal);
  turnWithScreen(video, adopted.box, signal);
  const { button, menu, refresh } = makeMenu(words.settings, [
    ...chooseQuality(deck, equipment, signal),
    chooseSpeed(deck),
    chooseRepeat(deck),
    markPart(deck),
    stepFrames(deck),
    ...captions.choices,
  ]);
  adopted.addButton(button);
  adopted.box.append(menu);
  const rate = () => {
    button.dataset.rate = video.playbackRate === 1 ? '' : `${video.playbackRate}×`;
    refresh();
  };
  video.addEventListener('ratechange', rate, { signal });
  rate();
  listenKeys(adopted.box, (act) => doAct(deck, act), signal);
  return { ...adopted, showPane: makePaneView(video, signal) };
}

/** What the parts of one open player work on. */
interface Deck {
  video: HTMLVideoElement;
  adopted: AdoptedVideo;
  repeat: Repeat;
  stepper: Stepper;
  captions: Captions;
  words: ControlWords;
}

function chooseQuality(
  { video, adopted, words }: Deck,
  equipment: Equipment,
  signal: AbortSignal,
): MenuChoice[] {
  const first = equipment.files;
  if (first.length < 2) return [];
  const nameOf = ({ quality }: PlayFile) => (quality === 'original' ? words.original : quality);
  const playing = () =>
    equipment.files.find(({ url }) => new URL(url, location.href).href === video.src);
  const choose = (quality: string) => {
    const file = equipment.files.find((one) => one.quality === quality);
    if (file === undefined || file === playing()) return;
    keepTaste({ quality: file.quality });
    changeSource(video, () => adopted.show(file.url, video.loop), adopted.play, signal);
    announce(fill(words.saidQuality, { quality: nameOf(file) }));
  };
  const options = first.map((file) => ({ value: file.quality, label: nameOf(file) }));
  return [{ legend: words.quality, options, read: () => playing()?.quality ?? '', choose }];
}

function chooseSpeed({ video, words }: Deck): MenuChoice {
  return {
    legend: words.speed,
    options: RATES.map((rate) => ({ value: String(rate), label: `${rate}×` })),
    read: () => String(video.playbackRate),
    choose: (rate) => {
      video.playbackRate = Number(rate);
    },
  };
}

function chooseRepeat({ repeat, words }: Deck): MenuChoice {
  return {
    legend: words.repeat,
    options: [
      { value: 'off', label: words.repeatOff },
      { value: 'whole', label: words.repeatWhole },
      { value: 'part', label: words.repeatPart },
    ],
    read: repeat.mode,
    choose: (mode) => repeat.choose(mode as RepeatMode),
  };
}

function markPart(deck: Deck): MenuActs {
  const { words } = deck;
  return {
    legend: words.part,
    buttons: [
      { label: words.setFrom, act: () => doAct(deck, 'playerFrom') },
      { label: words.setTo, act: () => doAct(deck, 'playerTo') },
    ],
  };
}

function stepFrames({ stepper, words }: Deck): MenuActs {
  return {
    legend: words.frames,
    buttons: [
      { label: '−1', name: words.frameBack, act: () => stepper.step(-1) },
      { label: '+1', name: words.frameOn, act: () => stepper.step(1) },
    ],
  };
}

/** Does what a key means. */
function doAct(deck: Deck, act: PlayerAct): void {
  const { video, adopted, repeat, stepper, words } = deck;
  const seek = (seconds: number) => {
    if (Number.isFinite(video.duration))
      video.currentTime = Math.min(Math.max(0, seconds), video.duration);
  };
  const loudness = (change: number) => {
    video.muted = false;
    video.volume = Math.min(1, Math.max(0, video.volume + change));
  };
  const rate = (way: 1 | -1) => {
    const at = RATES.findIndex((one) => one >= video.playbackRate);
    video.playbackRate = RATES[Math.min(Math.max(0, at + way), RATES.length - 1)] ?? 1;
    announce(fill(words.saidRate, { rate: String(video.playbackRate) }));
  };
  const mark = (end: 'from' | 'to') => {
    if (!Number.isFinite(video.duration)) return;
    repeat.mark(end);
    const { from, to } = repeat.part();
    const said = end === 'from' ? words.saidFrom : words.saidTo;
    announce(fill(said, { from: formatTimecode(from ?? 0), to: formatTimecode(to ?? 0) }));
  };
  const acts: Record<PlayerAct, () => void> = {
    playerToggle: () =>
      video.paused ? void adopted.play()?.catch(() => undefined) : video.pause(),
    playerBack: () => seek(video.currentTime - STEP_SECONDS),
    playerForward: () => seek(video.currentTime + STEP_SECONDS),
    playerFrameBack: () => stepper.step(-1),
    playerFrameForward: () => stepper.step(1),
    playerSlower: () => rate(-1),
    playerFaster: () => rate(1),
    playerMute: () => {
      video.muted = !video.muted;
    },
    playerLouder: () => loudness(LOUDNESS_STEP),
    playerQuieter: () => loudness(-LOUDNESS_STEP),
    playerFullscreen: () => adopted.toggleFullscreen(),
    playerPicture: () => void togglePicture(video),
    playerCaptions: () => deck.captions.toggle(),
    playerRepeat: () => repeat.choose(repeat.mode() === 'off' ? 'whole' : 'off'),
    playerFrom: () => mark('from'),
    playerTo: () => mark('to'),
    playerStart: () => seek(0),
    playerEnd: () => seek(video.duration),
  };
  acts[act]();
}

async function togglePicture(video: HTMLVideoElement): Promise<void> {
  try {
    if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
    else await video.requestPictureInPicture?.();
  } catch {
    // Refused by the system: the clip plays where it was.
  }
}

/** The loudness of the last clip, and this one's for the next. */
function recallSound(video: HTMLVideoElement, signal: AbortSignal): void {
  const { volume, isMuted } = readTaste();
  if (volume !== undefined) video.volume = volume;
  if (isMuted === true) video.muted = true;
  const keep = () => keepTaste({ volume: video.volume, isMuted: video.muted });
  video.addEventListener('volumechange', keep, { signal });
}

/** The repeated part as a band on the line of time. */
function showPart(line: HTMLElement, video: HTMLVideoElement, repeat: Repeat): void {
  const { from, to } = repeat.part();
  const share = (seconds: number) => `${(100 * seconds) / video.duration}%`;
  line.toggleAttribute('data-part', repeat.mode() === 'part');
  line.style.setProperty('--part-from', share(from ?? 0));
  line.style.setProperty('--part-to', share(to ?? video.duration));
}

/** On a phone, a clip that is wide and fills the screen is shown the wide way, where it may be. */
function turnWithScreen(video: HTMLVideoElement, box: HTMLElement, signal: AbortSignal): void {
  const turn = () => {
    const { orientation } = screen as { orientation?: { lock?(way: string): Promise<void> } };
    if (document.fullscreenElement !== box || video.videoWidth <= video.videoHeight) return;
    orientation?.lock?.('landscape').catch(() => undefined);
  };
  document.addEventListener('fullscreenchange', turn, { signal });
}
