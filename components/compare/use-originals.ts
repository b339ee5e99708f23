import { type RefObject, useEffect, useRef, useState } from 'react';
import { askOriginal, noteLost } from '@/components/player/ask-original';

/** What is seen of a clip: what is stored here, that while its original is asked for, the original itself, or that none came. */
export type CompareSight = 'first' | 'asking' | 'original' | 'silent';

/** Originals that answer within this time of each other begin together. */
const TOGETHER_MS = 400;

/** The originals of compared clips that are not stored here. */
export interface ComparedOriginals {
  sights: readonly CompareSight[];
  /** Grows when a video has got another file: whatever holds them to one clock begins anew. */
  round: number;
  /** Whether there is an original that nobody was asked for yet. */
  isWaiting: boolean;
  /** Asks for all of them, the first time. */
  begin(): void;
  /** Asks for one again, although it did not come before. */
  ask(index: number): void;
}

/**
 * Looks for the originals at the addresses `linked` (null where nobody may be asked) once the visitor
 * plays, and lets them take the place of what their videos have; one that stops coming gives it back.
 */
export function useOriginals(
  videos: RefObject<(HTMLVideoElement | null)[]>,
  linked: readonly (string | null)[],
): ComparedOriginals {
  const [sights, setSights] = useState(() => linked.map((): CompareSight => 'first'));
  const [round, setRound] = useState(0);
  const [hasBegun, setBegun] = useState(false);
  const leaving = useRef<AbortController>(null);
  const found = useRef<{ ready: number[]; asking: number; timer: number | undefined }>({
    ready: [],
    asking: 0,
    timer: undefined,
  });
  useEffect(() => {
    const gone = new AbortController();
    const { current } = found;
    leaving.current = gone;
    return () => {
      gone.abort();
      window.clearTimeout(current.timer);
    };
  }, []);
  const see = (index: number, sight: CompareSight) =>
    setSights((before) => before.with(index, sight));

  const showReady = (signal: AbortSignal) => {
    for (const index of found.current.ready.splice(0)) {
      const [video, address] = [videos.current[index], linked[index]];
      if (!video || !address) continue;
      const first = video.getAttribute('src');
      const giveBack = () => {
        noteLost(address);
        see(index, 'silent');
        if (first === null) video.removeAttribute('src');
        else video.src = first;
        setRound((before) => before + 1);
      };
      const takeShape = () =>
        video.parentElement?.style.setProperty(
          '--ratio',
          (video.videoWidth / video.videoHeight).toFixed(4),
        );
      video.addEventListener('error', giveBack, { once: true, signal });
      video.addEventListener('loadedmetadata', takeShape, { once: true, signal });
      video.src = address;
      see(index, 'original');
    }
    setRound((before) => before + 1);
  };

  const ask = async (index: number, insists: boolean) => {
    const [address, signal] = [linked[index], leaving.current?.signal];
    if (!address || signal === undefined) return;
    const { current } = found;
    current.asking += 1;
    const onAsk = () => see(index, 'asking');
    const outcome = await askOriginal(address, { insists, signal, onAsk });
    current.asking -= 1;
    if (outcome === 'dropped') return;
    if (outcome === 'silent') see(index, 'silent');
    else current.ready.push(index);
    if (current.ready.length === 0) return;
    window.clearTimeout(current.timer);
    const wait = current.asking === 0 ? 0 : TOGETHER_MS;
    current.timer = window.setTimeout(() => showReady(signal), wait);
  };

  return {
    sights,
    round,
    isWaiting: !hasBegun && linked.some((address) => address !== null),
    begin() {
      if (hasBegun) return;
      setBegun(true);
      for (const index of linked.keys()) void ask(index, false);
    },
    ask: (index) => void ask(index, true),
  };
}
