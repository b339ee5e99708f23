/** One piece of what was typed: a quotation without its marks, or text up to the next blank. */
export interface SearchPiece {
  text: string;
  quoted: boolean;
  excluded: boolean;
}

const CLOSING = new Map([
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
]);

/** The index of the mark that closes the one at `start`, counting nested ones; -1 where none does. */
function findClosing(q: string, start: number): number {
  const open = q.charAt(start);
  const close = CLOSING.get(open);
  let depth = 0;
  for (let at = start + 1; at < q.length; at += 1) {
    const character = q.charAt(at);
    if (character === close) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (character === open) depth += 1;
  }
  return -1;
}

/**
 * Cuts a search (in NFKC) at blanks and at quotations that are closed. A single dash right before a
 * piece, itself after a blank or at the beginning, excludes that piece; any other dash is text.
 */
export function splitSearch(q: string): SearchPiece[] {
  const pieces: SearchPiece[] = [];
  let text = '';
  let excluded = false;
  const finish = () => {
    if (text !== '') pieces.push({ text, quoted: false, excluded });
    text = '';
    excluded = false;
  };
  for (let at = 0; at < q.length; at += 1) {
    const character = q.charAt(at);
    const closing = CLOSING.has(character) ? findClosing(q, at) : -1;
    if (closing > at) {
      const negated: boolean = excluded && text === '';
      finish();
      pieces.push({ text: q.slice(at + 1, closing), quoted: true, excluded: negated });
      at = closing;
    } else if (/\s/.test(character)) {
      finish();
    } else if (character === '-' && text === '' && !excluded && isExclusion(q, at)) {
      excluded = true;
    } else {
      text += character;
    }
  }
  finish();
  return pieces;
}

function isExclusion(q: string, at: number): boolean {
  return (at === 0 || /\s/.test(q.charAt(at - 1))) && /[^\s-]/.test(q.charAt(at + 1));
}
