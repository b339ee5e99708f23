import type { OfflineWords } from '@/components/offline/offline-part';
import type { ShelfFault } from '@/lib/collections/shelf-file';

/** The words of the page of favourites, in the page's language; `{…}` is filled in there. */
export interface ShelfWords {
  favourites: string;
  newList: string;
  newName: string;
  add: string;
  empty: Record<'favourites' | 'list', string>;
  count: string;
  list: Record<
    | 'rename'
    | 'save'
    | 'cancel'
    | 'remove'
    | 'clear'
    | 'name'
    | 'link'
    | 'linked'
    | 'linkedFirst'
    | 'notCopied',
    string
  >;
  clip: Record<'up' | 'down' | 'remove' | 'missing', string>;
  views: Record<'heading' | 'none' | 'link' | 'linked' | 'remove' | 'removed', string>;
  offline: OfflineWords;
  undo: string;
  done: Record<'removed' | 'cleared' | 'takenOff' | 'moved' | 'imported', string>;
  failed: string;
  retry: string;
  loading: string;
  file: Record<'heading' | 'text' | 'export' | 'import', string> & {
    faults: Record<ShelfFault['code'], string>;
  };
}
