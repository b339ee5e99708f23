const KEY = 'promptreel-searches';

/** As many as a glance takes in. */
const MOST = 6;

/** What was searched for lately in this browser, the latest first; none where nothing may be kept. */
export function readSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((one) => typeof one === 'string' && one !== '').slice(0, MOST);
  } catch {
    return [];
  }
}

/** Puts a search before the others, once. */
export function keepSearch(typed: string): void {
  const search = typed.trim();
  if (search === '') return;
  write([search, ...readSearches().filter((one) => one !== search)].slice(0, MOST));
}

/** Forgets every search. */
export function forgetSearches(): void {
  write([]);
}

function write(searches: string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // Nothing may be kept here: the palette works without.
  }
}
