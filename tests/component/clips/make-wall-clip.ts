import type { WallClip } from '@/components/clips/wall-clip';
import type { WallWords } from '@/components/clips/wall-words';

/** A card's clip as the wall gets it, with what a test changes. */
export function makeWallClip(change: Partial<WallClip> = {}): WallClip {
  return {
    slug: 'cat-king',
    title: 'Cathedral of cats',
    source: 'Sora researchers on X',
    day: '16 Feb 2024',
    isApproximate: false,
    durationSeconds: 20,
    ratio: 16 / 9,
    sources: [{ type: 'image/avif', srcSet: '/media/a.avif 480w' }],
    poster: '/media/a.webp',
    preview: '/media/a.mp4',
    backdrop: null,
    isStandIn: true,
    prompt: { text: 'a giant cathedral is completely filled with cats', language: 'en' },
    found: null,
    ...change,
  };
}

/** The wall's words, each saying its own name where that is enough. */
export const words: WallWords = {
  clips: 'Clips',
  copy: 'Copy the prompt of “{title}”',
  copyAs: 'Copy “{title}” as',
  copied: 'Prompt copied',
  copyFailed: 'not copied',
  choose: 'Choose “{title}”',
  keep: { name: 'Keep “{title}”', kept: 'Kept', unkept: 'No longer kept' },
  selection: {
    label: 'Chosen clips',
    count: '{count} chosen',
    clear: 'Clear',
    compare: 'Compare',
    download: 'Download',
    undo: 'Undo',
    copied: '{count} copied',
    none: 'none',
    copy: {
      copy: 'Copy',
      more: 'More',
      forms: {
        en: 'English',
        zh: '中文',
        both: 'Both',
        markdown: 'Markdown',
        json: 'JSON',
        bibtex: 'BibTeX',
        gbt: 'GB/T 7714',
      },
      failed: 'failed',
    },
  },
  length: 'Length',
  standIn: 'Drawn by this project',
  standInLabel: 'STAND-IN 替身',
  about: 'c. {date}',
  undated: 'date not known',
  more: 'More clips',
  loading: 'Loading',
  end: 'All of them',
  failed: 'Did not arrive',
  retry: 'Try again',
  offline: 'Offline',
  noDate: 'Date not known',
  scrubber: 'Move to a month',
  month: '{month}: {count} clips',
};
