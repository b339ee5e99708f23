/** How a value of a list filter is asked for: it or another, it and others, or not at all. */
export type Want = 'any' | 'all' | 'none';

/** How a value is marked in a query: keys begin with a letter or a digit, so none is mistaken. */
const MARKS: Readonly<Record<Want, string>> = { any: '', all: '*', none: '-' };

/** The values of a list filter by how they are asked for. */
export type FilterValues = Readonly<Record<Want, readonly string[]>>;

/** Reads one value of a query: `neon` or another, `*neon` as well as others, `-neon` not. */
export function readValue(written: string): { want: Want; value: string } {
  if (written.startsWith(MARKS.all)) return { want: 'all', value: written.slice(1) };
  if (written.startsWith(MARKS.none)) return { want: 'none', value: written.slice(1) };
  return { want: 'any', value: written };
}

/** Writes one value of a query; `readValue` reads it. */
export function writeValue(value: string, want: Want): string {
  return MARKS[want] + value;
}

/** A filter's values apart: a clip has one of `any` (if there are some), all of `all`, none of `none`. */
export function splitValues(written: readonly string[]): FilterValues {
  const out = { any: [] as string[], all: [] as string[], none: [] as string[] };
  for (const one of written) {
    const { want, value } = readValue(one);
    out[want].push(value);
  }
  return out;
}

/** The one value a filter asks for and nothing else; null where it asks for more, or otherwise. */
export function onlyValue(written: readonly string[]): string | null {
  const [one] = written;
  if (one === undefined || written.length > 1) return null;
  const { want, value } = readValue(one);
  return want === 'none' ? null : value;
}
