import 'server-only';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { SHARE_HEIGHT, SHARE_WIDTH } from './share-words';

/** What a share picture shows: a poster, and words set into its foot. */
export interface SharePicture {
  poster: Uint8Array;
  title: string;
  /** Who published it. */
  source: string;
  /** That it is AI-generated, and a stand-in where it is one. */
  label: string;
}

/** ZCOOL XiaoWei (OFL): one face that has Latin and the Chinese of GB 2312, 6 MB. */
const FACE = 'ZCOOL XiaoWei';
const FACE_FILE = join(
  process.cwd(),
  'node_modules/@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
);

const MARGIN = 64;
/** Of a title, the largest that leaves it two lines; what is too long for the smallest is cut. */
const TITLE_SIZES = [68, 56, 46];
const SMALLEST = 46;
const TITLE_LINES = 2.7;
const MOST_TITLE_CHARACTERS = 110;

/** Darker towards the foot, so that words can be read on any poster. */
const SHADE = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}">
  <linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
  <stop offset="0.2" stop-color="#000" stop-opacity="0"/><stop offset="0.4" stop-color="#000" stop-opacity="0.16"/>
  <stop offset="0.66" stop-color="#000" stop-opacity="0.6"/><stop offset="1" stop-color="#000" stop-opacity="0.9"/>
  </linearGradient>
  <rect width="100%" height="100%" fill="url(#g)"/></svg>`,
);

type MakeSharp = (input?: Uint8Array | object) => Sharp;

/** sharp comes with Next where there is a build for the system; null where there is none. */
async function loadSharp(): Promise<MakeSharp | null> {
  try {
    return (await import('sharp')).default as unknown as MakeSharp;
  } catch {
    return null;
  }
}

/**
 * Draws a share picture as JPEG, off the request's thread; null where this machine cannot draw. The
 * poster is cut to the shape of link previews; the words keep to the foot, two lines of title.
 */
export async function drawSharePicture(picture: SharePicture): Promise<Uint8Array | null> {
  const sharp = await loadSharp();
  if (sharp === null) return null;
  const [title, source, label] = await Promise.all([
    setTitle(sharp, picture.title),
    setText(sharp, picture.source, 32, 0.86),
    setText(sharp, picture.label, 24, 0.72),
  ]);
  const labelTop = SHARE_HEIGHT - MARGIN - label.height;
  const sourceTop = labelTop - 14 - source.height;
  const titleTop = sourceTop - 26 - title.height;
  const words = [
    { input: title.png, top: titleTop, left: MARGIN },
    { input: source.png, top: sourceTop, left: MARGIN },
    { input: label.png, top: labelTop, left: MARGIN },
  ];
  return (
    sharp(picture.poster)
      // From the top: a stand-in's own label at the foot gives way to the words, which say it whole.
      .resize(SHARE_WIDTH, SHARE_HEIGHT, { fit: 'cover', position: 'north' })
      .composite([{ input: SHADE, top: 0, left: 0 }, ...words])
      .jpeg({ quality: 82, chromaSubsampling: '4:4:4' })
      .toBuffer()
  );
}

async function setTitle(sharp: MakeSharp, title: string) {
  const fits = ({ height }: { height: number }, size: number) => height <= TITLE_LINES * size;
  for (const size of TITLE_SIZES) {
    const set = await setText(sharp, title, size, 1);
    if (fits(set, size)) return set;
  }
  let characters = [...title].slice(0, MOST_TITLE_CHARACTERS);
  for (;;) {
    const set = await setText(sharp, `${characters.join('').trimEnd()}…`, SMALLEST, 1);
    if (fits(set, SMALLEST) || characters.length < 2) return set;
    characters = characters.slice(0, Math.floor(characters.length * 0.85));
  }
}

async function setText(sharp: MakeSharp, words: string, size: number, opacity: number) {
  // Nothing at all cannot be set.
  const set = words.trim() === '' ? '·' : words;
  const text = `<span foreground="white" alpha="${Math.round(opacity * 100)}%">${escapeMarkup(set)}</span>`;
  const { data, info } = await sharp({
    text: {
      text,
      font: `${FACE} ${size}`,
      fontfile: FACE_FILE,
      rgba: true,
      dpi: 72,
      width: SHARE_WIDTH - 2 * MARGIN,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** Pango's markup is XML: what a title may hold is no markup. */
function escapeMarkup(text: string): string {
  const sound = text.toWellFormed().replace(/\p{Cc}/gu, ' ');
  return sound.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
