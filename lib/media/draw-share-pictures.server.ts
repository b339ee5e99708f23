import 'server-only';
import { join } from 'node:path';
import type { OverlayOptions, Sharp } from 'sharp';

/** The words set into the foot of a share picture. */
export interface ShareWording {
  title: string;
  /** Who published it. */
  source: string;
  /** That it is AI-generated, and a stand-in where it is one. */
  label: string;
}

/** The size of a picture for link previews (Open Graph, 1.91 : 1), in pixels. */
export const shareSize = { width: 1200, height: 630 };

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
  `<svg xmlns="http://www.w3.org/2000/svg" width="${shareSize.width}" height="${shareSize.height}">
  <linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
  <stop offset="0.2" stop-color="#000" stop-opacity="0"/><stop offset="0.4" stop-color="#000" stop-opacity="0.16"/>
  <stop offset="0.66" stop-color="#000" stop-opacity="0.6"/><stop offset="1" stop-color="#000" stop-opacity="0.9"/>
  </linearGradient>
  <rect width="100%" height="100%" fill="url(#g)"/></svg>`,
);

type MakeSharp = (input?: Uint8Array | object, options?: object) => Sharp;

/** This machine cannot draw pictures. */
export class CannotDraw extends Error {
  override readonly name = 'CannotDraw';
}

/** sharp comes with Next where there is a build for the system. */
async function loadSharp(): Promise<MakeSharp> {
  try {
    const { default: sharp } = await import('sharp');
    // Whoever draws one poster after the other never meets the same one again.
    sharp.cache(false);
    return sharp as unknown as MakeSharp;
  } catch (cause) {
    const why =
      'Pictures for link previews need the package sharp, which is not there for this system.';
    throw new CannotDraw(why, { cause });
  }
}

/**
 * Draws a poster once for each wording as JPEG of `shareSize`, off the caller's thread. The poster
 * is cut to the shape; the words keep to the foot, two lines of title. Throws `CannotDraw`, and an
 * error of sharp's where the poster is no picture.
 */
export async function drawSharePictures(
  poster: Uint8Array,
  wordings: readonly ShareWording[],
): Promise<Buffer[]> {
  const sharp = await loadSharp();
  const { width, height } = shareSize;
  const ground = await sharp(poster)
    // From the top: a stand-in's own label at the foot gives way to the words, which say it whole.
    .resize(width, height, { fit: 'cover', position: 'north' })
    .composite([{ input: SHADE, top: 0, left: 0 }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const drawn: Buffer[] = [];
  for (const wording of wordings) {
    const picture = sharp(ground, { raw: { width, height, channels: 3 } })
      .composite(await setWords(sharp, wording))
      .jpeg({ quality: 82, chromaSubsampling: '4:4:4' });
    drawn.push(await picture.toBuffer());
  }
  return drawn;
}

/** The words as layers, each above the next from the foot up. */
async function setWords(sharp: MakeSharp, wording: ShareWording): Promise<OverlayOptions[]> {
  const [title, source, label] = await Promise.all([
    setTitle(sharp, wording.title),
    setText(sharp, wording.source, 32, 0.86),
    setText(sharp, wording.label, 24, 0.72),
  ]);
  const labelTop = shareSize.height - MARGIN - label.height;
  const sourceTop = labelTop - 14 - source.height;
  const titleTop = sourceTop - 26 - title.height;
  const layer = ({ pixels: input, width, height }: SetText, top: number) => {
    return { input, raw: { width, height, channels: 4 as const }, top, left: MARGIN };
  };
  return [layer(title, titleTop), layer(source, sourceTop), layer(label, labelTop)];
}

/** Words as pixels, RGBA. */
interface SetText {
  pixels: Buffer;
  width: number;
  height: number;
}

async function setTitle(sharp: MakeSharp, title: string): Promise<SetText> {
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

async function setText(
  sharp: MakeSharp,
  words: string,
  size: number,
  opacity: number,
): Promise<SetText> {
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
      width: shareSize.width - 2 * MARGIN,
      wrap: 'word-char',
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** Pango's markup is XML: what a title may hold is no markup. */
function escapeMarkup(text: string): string {
  const sound = straightenQuotes(text.toWellFormed().replace(/\p{Cc}/gu, ' '));
  return sound.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The face has curved quotes of a Chinese character's width only: Latin letters get straight ones. */
function straightenQuotes(text: string): string {
  const beside = (quotes: string) =>
    new RegExp(`(?<=\\p{Script=Latin})[${quotes}]|[${quotes}](?=\\p{Script=Latin})`, 'gu');
  return text.replace(beside('‘’'), "'").replace(beside('“”'), '"');
}
