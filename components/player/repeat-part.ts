/** What is played again and again: nothing, the whole clip, or from A to B. */
export type RepeatMode = 'off' | 'whole' | 'part';

/** A part of a clip in seconds; an end that is not set is the clip's own. */
export interface RepeatedPart {
  from: number | null;
  to: number | null;
}

/** The repeating of one player. */
export interface Repeat {
  mode(): RepeatMode;
  part(): RepeatedPart;
  choose(mode: RepeatMode): void;
  /** Sets an end where the clip stands. Of two ends in the wrong order the older one goes. */
  mark(end: 'from' | 'to'): void;
}

/** Less than this between A and B is no part, in seconds. */
const LEAST_SECONDS = 0.1;

/**
 * Makes the repeating of a video: `whole` is the browser's own loop, a part is watched picture by
 * picture while it plays. `onChange` hears of every change, also when a new file takes the place.
 */
export function makeRepeat(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onChange: () => void,
): Repeat {
  let part: RepeatedPart = { from: null, to: null };
  let isPart = false;
  let frame = 0;
  const hasPart = () => part.from !== null || part.to !== null;
  const mode = (): RepeatMode => {
    if (isPart && hasPart()) return 'part';
    return video.loop ? 'whole' : 'off';
  };
  const watch = () => {
    const { from, to } = part;
    const end = Math.min(to ?? Infinity, video.duration - 0.02);
    const start = from ?? 0;
    // A place the reader went to outside the part is left alone until it plays past B.
    if (video.currentTime >= end && !video.seeking) video.currentTime = start;
    frame = requestAnimationFrame(watch);
  };
  const follow = () => {
    cancelAnimationFrame(frame);
    if (mode() === 'part' && !video.paused) frame = requestAnimationFrame(watch);
  };
  for (const type of ['play', 'playing', 'pause']) video.addEventListener(type, follow, { signal });
  // Reached between two pictures.
  const begin = () => {
    if (mode() !== 'part') return;
    video.currentTime = part.from ?? 0;
    void video.play().catch(() => undefined);
  };
  video.addEventListener('ended', begin, { signal });
  signal.addEventListener('abort', () => cancelAnimationFrame(frame), { once: true });
  const tell = () => {
    follow();
    onChange();
  };
  return {
    mode,
    part: () => part,
    choose(wanted) {
      isPart = wanted === 'part';
      video.loop = wanted === 'whole';
      if (isPart && !hasPart()) part = { from: 0, to: video.duration };
      if (!isPart) part = { from: null, to: null };
      tell();
    },
    mark(end) {
      const at = video.currentTime;
      part = { ...part, [end]: at };
      const { from, to } = part;
      if (from !== null && to !== null && to - from < LEAST_SECONDS) {
        part = end === 'from' ? { from, to: null } : { from: null, to };
      }
      isPart = true;
      video.loop = false;
      tell();
    },
  };
}
