import { announce } from '@/components/ui/announce';
import { fill } from '@/lib/i18n/fill';
import type { ControlWords } from './control-words';
import { keepTaste, readTaste } from './kept-taste';
import type { MenuChoice } from './settings-menu';

/** The captions of one player, drawn by the browser. */
export interface Captions {
  /** The line of the menu; empty where the clip has none. */
  choices: MenuChoice[];
  /** Shows them, or takes them away, and says so. */
  toggle(): void;
}

/**
 * Makes the choice of a clip's captions: none, or what the reader chose in the last clip that had them
 * in that language.
 */
export function makeCaptions(video: HTMLVideoElement, words: ControlWords): Captions {
  const tracks = [...video.textTracks].filter(
    ({ kind }) => kind === 'captions' || kind === 'subtitles',
  );
  const shown = () => tracks.findIndex(({ mode }) => mode === 'showing');
  const nameOf = ({ label, language }: TextTrack) => (label === '' ? language : label);
  const show = (at: number) => {
    for (const [other, track] of tracks.entries()) {
      track.mode = other === at ? 'showing' : 'disabled';
    }
  };
  const choose = (at: number) => {
    show(at);
    keepTaste({ captions: tracks[at]?.language ?? '' });
    const track = tracks[at];
    announce(
      track === undefined
        ? words.saidNoCaptions
        : fill(words.saidCaptions, { name: nameOf(track) }),
    );
  };
  const { captions: wanted } = readTaste();
  const found = wanted === undefined ? -1 : tracks.findIndex(({ language }) => language === wanted);
  if (found !== -1 && wanted !== '') show(found);
  let last = Math.max(0, found);
  return {
    choices:
      tracks.length === 0
        ? []
        : [
            {
              legend: words.captions,
              options: [
                { value: '', label: words.captionsOff },
                ...tracks.map((track, at) => ({ value: String(at), label: nameOf(track) })),
              ],
              read: () => (shown() === -1 ? '' : String(shown())),
              choose: (value) => choose(value === '' ? -1 : Number(value)),
            },
          ],
    toggle() {
      if (tracks.length === 0) return announce(words.saidCaptionless);
      const now = shown();
      if (now !== -1) last = now;
      choose(now === -1 ? last : -1);
    },
  };
}
