import type { ControlWords } from './control-words';
import type { MenuChoice } from './settings-menu';

/** The choice of captions, where the clip has any: none by default, drawn by the browser. */
export function listCaptions(video: HTMLVideoElement, words: ControlWords): MenuChoice[] {
  const tracks = [...video.textTracks].filter(
    ({ kind }) => kind === 'captions' || kind === 'subtitles',
  );
  if (tracks.length === 0) return [];
  return [
    {
      legend: words.captions,
      options: [
        { value: '', label: words.captionsOff },
        ...tracks.map(({ label, language }, at) => ({
          value: String(at),
          label: label === '' ? language : label,
        })),
      ],
      read: () => {
        const at = tracks.findIndex(({ mode }) => mode === 'showing');
        return at === -1 ? '' : String(at);
      },
      choose: (value) => {
        for (const [at, track] of tracks.entries())
          track.mode = String(at) === value ? 'showing' : 'disabled';
      },
    },
  ];
}
