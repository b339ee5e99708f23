import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file as the rules see it: its path from the root of the project, and its text. */
export interface HouseFile {
  path: string;
  text: string;
}

const SKIPPED = new Set(['node_modules', '.next', '.git', 'data', 'coverage', '.tmp']);
const TEXT =
  /\.(ts|tsx|mjs|cjs|css|json|md|sql|prisma|html|glsl|yaml|yml|example)$|(^|\/)(LICENSE|run)$/;

/** Every text file of the project, written or not yet committed; nothing installed or built. */
export function readHouse(folder = '.'): HouseFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : readHouse(path);
    return TEXT.test(path) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  });
}

/** Whether a file is made by a program (the Prisma clients, Next's types) and not by a hand. */
export function isGenerated({ path }: HouseFile): boolean {
  return path.startsWith('lib/db/generated/') || path === 'next-env.d.ts';
}

/** Whether a file is code that somebody wrote here. */
export function isCode(file: HouseFile): boolean {
  return /\.(ts|tsx|mjs|cjs)$/.test(file.path) && !isGenerated(file);
}
