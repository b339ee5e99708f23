import 'server-only';
import { Parser } from 'htmlparser2';

/** Elements after which a line ends. */
const BLOCKS = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'pre']);
const SILENT = new Set(['script', 'style', 'template', 'noscript']);
/** A text is read this far: what stands behind is no prompt. */
const LONGEST = 100_000;

/** The text of a piece of HTML as a reader sees it, its blocks on lines of their own. */
export function plainText(html: string): string {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
    },
    ontext: (piece) => {
      if (silent === 0) text += piece;
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (BLOCKS.has(name)) text += '\n';
    },
  });
  parser.end(html.slice(0, LONGEST));
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
