import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `components/layout/rest-script.ts` as the build in a gallery's folder has it; null where only Next has built. */
export function readRestScript(folder: string): string | null {
  const file = join(folder, '.next', 'front', 'rest.js');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

// As React and Next write them: their own inline scripts, and files that run in any order. What sets
// the theme is not among them, nor what old browsers alone load. Inside text React escapes every `<`.
const RUNNING = /<script(?= src="\/_next\/[^"]*" async="">| id="_R_">|>\(?self\.__next_f)/g;
const FETCHED_AHEAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * A page whose scripts rest until its visitor's first move: they neither run nor are fetched before
 * it is seen. `script` wakes them, and says for whom at once.
 */
export function restPage(html: string, script: string): string {
  const end = html.lastIndexOf('</body>');
  if (end === -1) return html;
  const resting = html
    .slice(0, end)
    .replace(FETCHED_AHEAD, '')
    .replace(RUNNING, '<script type="rest"');
  return `${resting}<script>${script}</script>${html.slice(end)}`;
}
