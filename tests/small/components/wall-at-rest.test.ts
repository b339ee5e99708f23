import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = process.cwd();
/** Parts of the wall that come with a later step bring their own style sheets. */
const LATER = new Set(['components/clips/wall-scrubber.tsx']);

function fileOf(from: string, name: string): string | null {
  const path = name.startsWith('@/') ? name.slice(2) : join(dirname(from), name);
  if (!/^[@.]/.test(name)) return null;
  if (path.endsWith('.css')) return path;
  for (const end of ['.tsx', '.ts']) {
    try {
      readFileSync(join(root, path + end));
      return path + end;
    } catch {
      // The other kind, then.
    }
  }
  return null;
}

/** The style sheets that a file and whatever it imports at once need. */
function listSheets(file: string, seen = new Set<string>()): Set<string> {
  const sheets = new Set<string>();
  if (seen.has(file) || LATER.has(file)) return sheets;
  seen.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, name = ''] of text.matchAll(
    /^(?:import(?! type)|\} from|export .* from)\b.*?'([^']+)';$/gm,
  )) {
    const found = fileOf(file, name);
    if (found?.endsWith('.css')) sheets.add(found);
    else if (found !== null) for (const sheet of listSheets(found, seen)) sheets.add(sheet);
  }
  return sheets;
}

describe('a wall at rest', () => {
  test('has every style sheet of the wall that is fetched later', () => {
    const rest = 'components/clips/wall-at-rest.tsx';
    const own = [...readFileSync(join(root, rest), 'utf8').matchAll(/^import '([^']+\.css)';$/gm)];
    const had = own.map(([, name = '']) => fileOf(rest, name) ?? '').sort();
    const needed = [...listSheets('components/clips/hung-wall.tsx')].sort();
    expect(needed.length).toBeGreaterThan(3);
    expect(had).toEqual(needed.map((path) => relative('.', path)));
  });
});
