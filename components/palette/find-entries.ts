/** What the palette finds by name beside clips. */
export type EntryGroup = 'pages' | 'views' | 'actions' | 'terms' | 'sources' | 'collections';

/** Something with a name: where it leads, or what it does. */
export interface PaletteEntry {
  group: EntryGroup;
  /** Unique in its group. */
  key: string;
  name: string;
  /** Other names it is found by: the other language's. */
  alsoNamed: readonly string[];
  /** How many clips it has, where that says something. */
  count: number | null;
  /** An address in the page's language, or what is done. */
  leads: string | (() => void);
}

/** Lower case, full width folded, accents off. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** 0 a name that begins so, 1 a word in it that does, 2 a name that has it; null for none. */
function rank(name: string, typed: string): number | null {
  const at = foldName(name).indexOf(typed);
  if (at <= 0) return at === 0 ? 0 : null;
  return foldName(name).search(new RegExp(`[^\\p{L}\\p{N}]${escapePattern(typed)}`, 'u')) < 0
    ? 2
    : 1;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The entries whose names have what was typed, best first, each group in its own order; at most `most` of a group. */
export function findEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  most: number,
): PaletteEntry[] {
  const folded = foldName(typed);
  if (folded === '') return [];
  const ranked = entries.flatMap((entry) => {
    const ranks = [entry.name, ...entry.alsoNamed].map((name) => rank(name, folded));
    const known = ranks.filter((one) => one !== null);
    return known.length === 0 ? [] : [{ entry, rank: Math.min(...known) }];
  });
  const left = new Map<EntryGroup, number>();
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
    .filter(({ group }) => {
      const taken = (left.get(group) ?? 0) + 1;
      left.set(group, taken);
      return taken <= most;
    });
}
