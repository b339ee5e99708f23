import 'server-only';
import { hash } from 'node:crypto';

/**
 * The hashes (`sha256-…`) of the inline scripts of a page that React wrote, each once, in their
 * order. React writes `<script` and `</script>` in lower case and escapes both inside a script, so
 * the nearest closing tag is the script's own.
 */
export function hashInlineScripts(html: string): string[] {
  const hashes = new Set<string>();
  let at = 0;
  while (true) {
    const open = html.indexOf('<script', at);
    if (open === -1) return [...hashes];
    const start = endOfTag(html, open + 7);
    const end = start === -1 ? -1 : html.indexOf('</script', start);
    if (end === -1) return [...hashes];
    if (!hasSource(html.slice(open + 7, start - 1))) {
      hashes.add(`sha256-${hash('sha256', html.slice(start, end), 'base64')}`);
    }
    at = end + 8;
  }
}

/** Where the content after a tag begins; a `>` inside quotes does not end it. -1 when it never does. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return -1;
}

function hasSource(attributes: string): boolean {
  return /(?:^|\s)src=/.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'));
}
