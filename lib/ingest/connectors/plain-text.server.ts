import 'server-only';
import { Parser } from 'htmlparser2';
import type { EntryWords } from './connector';
import { resolveAddress } from './resolve-address';

/** Elements after which a line ends. */
const BLOCKS = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'pre']);
const SILENT = new Set(['script', 'style', 'template', 'noscript']);
/** A text is read this far: what stands behind is no prompt. */
const LONGEST = 100_000;

/** Links of one text that are looked at. */
const MOST_LINKS = 500;
/** Addresses that stand in a text as they are, without the sign that ends the sentence. */
const ADDRESS =
  /https?:\/\/[^\s<>"'“”「」『』《》（）]+[^\s<>"'“”「」『』《》（）.,;:!?)\]。，；：！？]/g;

/** What a piece of HTML says: its text, and every address it leads to or names. */
export function readWords(html: string, base: string): EntryWords {
  const links: (string | null)[] = [];
  const parser = new Parser({
    onopentag: (name, { href, src }) => {
      if (name === 'a') links.push(resolveAddress(href, base));
      if (name === 'iframe' || name === 'video' || name === 'source') {
        links.push(resolveAddress(src, base));
      }
    },
  });
  parser.end(html.slice(0, LONGEST));
  const text = plainText(html);
  const all = [...links, ...(text.match(ADDRESS) ?? [])].filter((link) => link !== null);
  return { text, links: [...new Set(all)].slice(0, MOST_LINKS) };
}

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
