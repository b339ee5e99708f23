/** What the comparison's controls say, in the page's language. */
export interface CompareWords {
  stage: string;
  play: string;
  pause: string;
  back: string;
  forward: string;
  position: string;
  of: string;
  view: string;
  side: string;
  wipe: string;
  line: string;
  sound: string;
  silent: string;
  offset: string;
  seconds: string;
  failed: string;
  keys: string;
}
