/**
 * What a stored file is to its clip. `original` came in; `stand-in` and `stand-in-poster` were drawn
 * by this project; the others were made of the original: `poster` (AVIF and WebP, several widths),
 * `preview` (silent, 3–4 s), `storyboard` (one WebP of small frames) with `storyboard-vtt` (WebVTT
 * that cuts it), and MP4s with their index first: `video-fast` (the original's size, where the
 * original itself does not start at once everywhere), `video-720`, `video-360` (the short side).
 * `share-en` and `share-zh` are pictures for link previews, drawn on whichever poster the clip has.
 * `captions` are WebVTT of plain lines, read out of the original or from a file beside it.
 */
export const renditionKinds = [
  'original',
  'stand-in',
  'stand-in-poster',
  'poster',
  'preview',
  'storyboard',
  'storyboard-vtt',
  'video-fast',
  'video-720',
  'video-360',
  'captions',
  'share-en',
  'share-zh',
] as const;

/** One of `renditionKinds`. */
export type RenditionKind = (typeof renditionKinds)[number];
