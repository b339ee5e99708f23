/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

// What may not begin a line in Chinese typesetting, and what may not end one (GB/T 15834, 5.1.1).
const NOT_FIRST = /^[、。，．：；！？…—）》〉」』】〕”’％%!?,.;:)\]}·]/u;
const NOT_LAST = /[（《〈「『【〔“‘([{]$/u;

// A Han character, kana or full-width sign stands alone; anything else is a word with what follows.
const PIECE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]+/gu;

/** The pieces between which a line may break, each with the blanks before it. */
function cutPieces(text: string): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const blanks = index > end ? ' ' : '';
    const last = pieces.at(-1);
    const sticks = blanks === '' && last !== undefined;
    if (sticks && (NOT_FIRST.test(piece) || NOT_LAST.test(last))) {
      pieces[pieces.length - 1] = last + piece;
    } else {
      pieces.push(blanks + piece);
    }
    end = index + piece.length;
  }
  return pieces;
}

/** A piece that is wider than a line, in parts that are not. */
function breakPiece(piece: string, width: number, measure: Measure): string[] {
  if (measure(piece) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** A text in lines no wider than `width`, its own line breaks kept, set by the rules of Chinese and English. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    const pieces = cutPieces(paragraph).flatMap((piece) => breakPiece(piece, width, measure));
    for (const piece of pieces) {
      const next = line + (line === '' ? piece.trimStart() : piece);
      if (line !== '' && measure(next) > width) {
        lines.push(line);
        line = piece.trimStart();
      } else {
        line = next;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** A text as it fits: the lines, at which size, and how far apart. */
export interface FittedText {
  lines: string[];
  size: number;
  leading: number;
}

/**
 * Sets a text at the largest of `sizes` at which it is no higher than `height`; where even the
 * smallest is, as many lines as fit, the last one ending in `…`. `scale` is leading by size.
 */
export function fitText(
  text: string,
  box: { width: number; height: number; scale: number; sizes: readonly number[] },
  measureAt: (size: number) => Measure,
): FittedText {
  const { width, height, scale, sizes } = box;
  let fitted: FittedText = { lines: [], size: 0, leading: 0 };
  for (const size of sizes) {
    const lines = wrapText(text, width, measureAt(size));
    fitted = { lines, size, leading: Math.round(size * scale) };
    if (lines.length * fitted.leading <= height) return fitted;
  }
  const most = Math.max(1, Math.floor(height / fitted.leading));
  const lines = fitted.lines.slice(0, most);
  const measure = measureAt(fitted.size);
  let last = [...(lines.at(-1) ?? '')];
  while (last.length > 0 && measure(`${last.join('').trimEnd()}…`) > width)
    last = last.slice(0, -1);
  lines[lines.length - 1] = `${last.join('').replace(/[\s，。、；,.;]+$/u, '')}…`;
  return { ...fitted, lines };
}
