import type { KeepWords } from '@/components/shelf/keep-button';
import type { SelectionWords } from './selection-bar';

/** The words a wall needs in the browser, filled in there (`{title}`, `{date}`). */
export interface WallWords {
  clips: string;
  copy: string;
  /** The menu of every form; `{title}` is the clip's. */
  copyAs: string;
  copied: string;
  copyFailed: string;
  /** `{title}` is the clip's. */
  choose: string;
  /** The heart's; `name` with `{title}`. */
  keep: KeepWords;
  selection: SelectionWords;
  length: string;
  standIn: string;
  standInLabel: string;
  about: string;
  undated: string;
  more: string;
  loading: string;
  end: string;
  failed: string;
  retry: string;
  offline: string;
  /** What has no date, in the place of a month's name. */
  noDate: string;
  scrubber: string;
  /** `{month}` and `{count}` of its clips. */
  month: string;
}
