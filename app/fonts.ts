import localFont from 'next/font/local';

// Next reads these calls when it builds, so every value stands here as a literal. The faces come
// from npm (OFL): the latin subset only, and one weight of the two that are read in one, a third of
// the bytes of their variable forms. A face that stands here twice is one file and one request as
// long as both are preloaded and neither adjusts a fallback: Next names a file after these two. The
// fallbacks of the same width, so that nothing jumps, stand in styles/type.css.

const serif = localFont({
  src: '../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
  weight: '400',
  variable: '--face-serif',
  adjustFontFallback: false,
});

const sans = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--face-sans',
  adjustFontFallback: false,
});

const mono = localFont({
  src: '../node_modules/@fontsource/spline-sans-mono/files/spline-sans-mono-latin-400-normal.woff2',
  weight: '400',
  variable: '--face-mono',
  adjustFontFallback: false,
});

// Inside Chinese text the marks both scripts share (“ ” ‘ ’ — … ·) belong to the Han face, which
// sets them full width: these two name letters and figures only.
const serifHan = localFont({
  src: '../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2',
  weight: '400',
  variable: '--face-serif-han',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20-7E, U+A0-B6, U+B8-FF, U+2212' }],
});

const sansHan = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--face-sans-han',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20-7E, U+A0-B6, U+B8-FF, U+2212' }],
});

/** The class names for `<html>` that define `--face-serif`, `--face-sans`, `--face-mono`, … */
export const faces = [serif, sans, mono, serifHan, sansHan].map((one) => one.variable).join(' ');
