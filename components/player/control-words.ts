/** The words of the controls around a playing clip, in the page's language. */
export interface ControlWords {
  settings: string;
  quality: string;
  original: string;
  speed: string;
  repeat: string;
  repeatOff: string;
  repeatWhole: string;
  repeatPart: string;
  /** The buttons that set the ends of a part, and what that line is called. */
  part: string;
  setFrom: string;
  setTo: string;
  frames: string;
  frameBack: string;
  frameOn: string;
  captions: string;
  captionsOff: string;
  /** Said aloud: captions in `{name}`, none shown now, none there. */
  saidCaptions: string;
  saidNoCaptions: string;
  saidCaptionless: string;
  /** Said aloud, with `{from}`, `{to}`, `{rate}`, `{quality}` to fill in. */
  saidFrom: string;
  saidTo: string;
  saidRate: string;
  saidQuality: string;
}
