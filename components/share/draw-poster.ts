import { encode } from 'uqr';
import { fitText, type Measure, wrapText } from './wrap-text';

/** What stands on a poster, its words written and filled in. */
export interface PosterContent {
  title: string;
  /** The title's other language, smaller. */
  otherTitle: string;
  /** null where no prompt is known: then nothing stands there. */
  prompt: { text: string; language: string } | null;
  /** Who, from where, when: one line each. */
  credit: readonly string[];
  aiLabel: string;
  /** Where the cover is a drawing of this project: its label, and a sentence that says so. */
  standIn: { label: string; text: string } | null;
  /** Address of the cover; null where there is none. */
  cover: string | null;
  link: string;
  /** Beside the code: what it is for, and where it leads. */
  scan: string;
  host: string;
}

/** Faces as the page has them, for `ctx.font`. */
export interface PosterFaces {
  serif: string;
  sans: string;
  mono: string;
}

const WIDTH = 1080;
const MARGIN = 72;
const MEASURE = WIDTH - 2 * MARGIN;
const CODE = 236;
/** As high as a phone shows without scrolling twice; the cover and the prompt share it. */
const MOST_COVER = 1080;
const MOST_PROMPT = 760;

// The dark theme's colours, as a canvas takes them: the poster looks alike from every page.
const PAPER = '#110f0c';
const INK = '#efebe3';
const SOFT = '#cbc6bd';
const MUTED = '#9d978d';
const LINE = '#2f2b27';
const PLATE = '#f4f0e6';

/** Draws a clip's poster, 1080 pixels wide and as high as its words need; the page's faces are there already. */
export async function drawPoster(
  canvas: HTMLCanvasElement,
  content: PosterContent,
  faces: PosterFaces,
): Promise<void> {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser does not draw.');
  const cover = content.cover === null ? null : await loadPicture(content.cover);
  const isHan = content.prompt?.language.startsWith('zh') ?? false;
  const measureAt =
    (face: string) =>
    (size: number): Measure =>
    (text) => {
      context.font = `${size}px ${face}`;
      return context.measureText(text).width;
    };
  const title = fitText(
    content.title,
    { width: MEASURE, height: 190, scale: 1.22, sizes: [64, 56, 48] },
    measureAt(faces.serif),
  );
  const prompt =
    content.prompt === null
      ? null
      : fitText(
          content.prompt.text,
          {
            width: MEASURE,
            height: MOST_PROMPT,
            scale: isHan ? 1.75 : 1.5,
            sizes: [42, 38, 34, 31, 28],
          },
          measureAt(faces.serif),
        );
  const besideCode = MEASURE - CODE - 48;
  const foot = [
    ...content.credit,
    content.aiLabel,
    ...(content.standIn === null ? [] : [content.standIn.text]),
  ].flatMap((line) => wrapText(line, besideCode, measureAt(faces.sans)(27)));
  const coverHeight = cover === null ? 0 : coverSize(cover);
  const footHeight = Math.max(CODE + 62, foot.length * 40 + 20);
  const height =
    coverHeight +
    64 +
    title.lines.length * title.leading +
    58 +
    (prompt === null ? 0 : 30 + prompt.lines.length * prompt.leading) +
    56 +
    footHeight +
    MARGIN;
  canvas.width = WIDTH;
  canvas.height = height;

  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = 'alphabetic';
  const write = (text: string, x: number, y: number, font: string, colour: string) => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, x, y);
  };
  if (cover !== null) {
    drawCover(context, cover, coverHeight);
    if (content.standIn !== null) {
      context.font = `26px ${faces.mono}`;
      const width = context.measureText(content.standIn.label).width;
      context.fillStyle = PAPER;
      // Over the one in the drawing, which is smaller.
      context.fillRect(12, coverHeight - 58, width + 28, 46);
      write(content.standIn.label, 26, coverHeight - 26, `26px ${faces.mono}`, INK);
    }
  }
  let y = coverHeight + 64;
  for (const line of title.lines) {
    write(line, MARGIN, y + title.size * 0.86, `${title.size}px ${faces.serif}`, INK);
    y += title.leading;
  }
  write(
    clipLine(content.otherTitle, MEASURE, measureAt(faces.serif)(32)),
    MARGIN,
    y + 40,
    `32px ${faces.serif}`,
    MUTED,
  );
  y += 58;
  if (prompt !== null) {
    y += 30;
    for (const line of prompt.lines) {
      const below = (prompt.leading + prompt.size * 0.72) / 2;
      write(line, MARGIN, y + below, `${prompt.size}px ${faces.serif}`, SOFT);
      y += prompt.leading;
    }
  }
  y += 28;
  context.fillStyle = LINE;
  context.fillRect(MARGIN, y, MEASURE, 2);
  y += 28;
  for (const [index, line] of foot.entries()) {
    write(line, MARGIN, y + 32 + index * 40, `27px ${faces.sans}`, index === 0 ? INK : MUTED);
  }
  const left = WIDTH - MARGIN - CODE;
  drawCode(context, content.link, left, y + 4);
  const below = y + CODE + 40;
  write(
    clipLine(content.scan, CODE, measureAt(faces.sans)(24)),
    left,
    below,
    `24px ${faces.sans}`,
    SOFT,
  );
  write(
    clipLine(content.host, CODE, measureAt(faces.mono)(20)),
    left,
    below + 30,
    `20px ${faces.mono}`,
    MUTED,
  );
}

/** One line of a text, with `…` where it goes on. */
function clipLine(text: string, width: number, measure: Measure): string {
  const [line = ''] = fitText(
    text,
    { width, height: 1, scale: 1, sizes: [1] },
    () => measure,
  ).lines;
  return line;
}

function loadPicture(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('The cover did not come.'));
    picture.src = address;
  });
}

function coverSize({ naturalWidth, naturalHeight }: HTMLImageElement): number {
  return Math.min(MOST_COVER, Math.round((WIDTH * naturalHeight) / naturalWidth));
}

/** The cover over the whole width, the middle of it where it is higher than wide. */
function drawCover(context: CanvasRenderingContext2D, cover: HTMLImageElement, height: number) {
  const { naturalWidth, naturalHeight } = cover;
  const shown = (naturalWidth * height) / WIDTH;
  const above = (naturalHeight - shown) / 2;
  context.drawImage(cover, 0, above, naturalWidth, shown, 0, 0, WIDTH, height);
}

/** The link as a QR code (ISO/IEC 18004): dark on a light plate, with its four modules of quiet. */
function drawCode(context: CanvasRenderingContext2D, link: string, x: number, y: number) {
  const { data, size } = encode(link, { ecc: 'M', border: 4 });
  context.fillStyle = PLATE;
  context.fillRect(x, y, CODE, CODE);
  // Whole pixels: a scanner likes sharp edges more than an exact size.
  const module = Math.floor(CODE / size);
  const inset = Math.floor((CODE - module * size) / 2);
  context.fillStyle = PAPER;
  for (const [row, modules] of data.entries()) {
    for (const [column, isDark] of modules.entries()) {
      if (isDark)
        context.fillRect(x + inset + column * module, y + inset + row * module, module, module);
    }
  }
}
