import type { PlayFile } from './choose-file';
import type { PanePlace } from './show-pane';

/** One way of watching a clip. */
export interface ClipView {
  id: string;
  label: string;
  /** The pane to show; null for the whole picture, nothing to leave that as it is. */
  pane?: PanePlace | null;
  /** The films to go on in: the clip's own, or those of its scored version. */
  files?: readonly PlayFile[];
}

/** The views a clip offers, in groups of which one is chosen at a time; the first of each is the clip. */
export interface ViewGroup {
  label: string;
  views: readonly ClipView[];
}
