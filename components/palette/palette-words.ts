import type { EntryGroup } from './find-entries';

/** The palette's words, in the page's language. */
export interface PaletteWords {
  title: string;
  placeholder: string;
  results: string;
  close: string;
  /** With `{q}`. */
  searchAll: string;
  recent: string;
  forget: string;
  groups: Record<EntryGroup | 'clips', string>;
  actions: Record<'copy' | 'theme' | 'language' | 'sheet', string>;
  said: Record<'searching' | 'slow' | 'failed' | 'found' | 'foundMore' | 'nothing', string>;
  retry: string;
  keys: Record<'move' | 'open' | 'close', string>;
}
