/** As many clips as one address names: at most 4 kB of it, and a page that still loads at once. */
export const MOST_LISTED = 100;

/** What an address says of a list. */
export interface ListAddress {
  /** The slugs in the order they were written, each once, the first `MOST_LISTED` of them. */
  slugs: string[];
  /** How many there were. */
  given: number;
  /** What whoever shared the list called it; null where it has no name. */
  name: string | null;
}

const LONGEST_NAME = 80;

/** Reads `?clips=a,b&name=…`, forgiving: `clips` may be given twice, what is empty is left out. */
export function readListAddress(params: URLSearchParams): ListAddress {
  const named = params.getAll('clips').flatMap((text) => text.split(','));
  const slugs = [...new Set(named.map((slug) => slug.trim()).filter((slug) => slug !== ''))];
  const name = (params.get('name') ?? '').replace(/\s+/g, ' ').trim();
  return {
    slugs: slugs.slice(0, MOST_LISTED),
    given: slugs.length,
    name: name === '' ? null : [...name].slice(0, LONGEST_NAME).join(''),
  };
}

/** The query of a list's address, with its mark: its first clips as far as an address names them. */
export function writeListAddress(slugs: readonly string[], name: string | null): string {
  const clips = slugs.slice(0, MOST_LISTED).map(encodeURIComponent).join(',');
  const named = name === null ? '' : `&name=${encodeURIComponent(name)}`;
  return `?clips=${clips}${named}`;
}
