import { addView, EMPTY_SHELF, FAVOURITES, SHELF_BOUNDS, type Shelf, tidyName } from './shelf';

/** What says in a file that it is a shelf, and which form of it. */
const FORMAT = 'promptreel-shelf';
const VERSION = 1;

/** Why a file is not taken in: a code for the words, and where in the file. */
export class ShelfFault extends Error {
  readonly code: 'not-json' | 'not-shelf' | 'newer' | 'too-much' | 'out-of-shape';
  /** As `lists[2].clips[5]`; empty for the whole file. */
  readonly at: string;

  constructor(code: ShelfFault['code'], at = '') {
    super(`${code} ${at}`);
    this.name = 'ShelfFault';
    this.code = code;
    this.at = at;
  }
}

/** A shelf as text to be saved, the same shelf always the same: JSON, two spaces, a line's end. */
export function writeShelf({ lists, views }: Shelf): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    lists: lists.map(({ id, name, clips }) => ({ id, name, clips })),
    views: views.map(({ id, name, search }) => ({ id, name, search })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads what `writeShelf` wrote, here or in another gallery; throws `ShelfFault` for anything else.
 * Whether the clips exist is the gallery's to say, when they are shown.
 */
export function readShelf(text: string): Shelf {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new ShelfFault('not-json');
  }
  if (!isRecord(file) || file.format !== FORMAT) throw new ShelfFault('not-shelf');
  if (typeof file.version !== 'number') throw new ShelfFault('out-of-shape', 'version');
  if (file.version > VERSION) throw new ShelfFault('newer');
  const lists = readItems(file.lists, 'lists', SHELF_BOUNDS.lists, (item, at) => ({
    id: readId(item.id, at),
    name: item.id === FAVOURITES ? '' : readName(item.name, at),
    clips: [...new Set(readClips(item.clips, at))],
  }));
  const views = readItems(file.views ?? [], 'views', SHELF_BOUNDS.views, (item, at) => ({
    id: readId(item.id, at),
    name: readName(item.name, at),
    search: readText(item.search, `${at}.search`, /^[^\s#]{0,2000}$/),
  }));
  const favourites = lists.filter(({ id }) => id === FAVOURITES);
  const shelf: Shelf = {
    lists: [
      favourites[0] ?? { id: FAVOURITES, name: '', clips: [] },
      ...lists.filter(({ id }) => id !== FAVOURITES),
    ],
    views: views.reduce(addView, EMPTY_SHELF).views,
  };
  const ids = [...lists, ...views].map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new ShelfFault('out-of-shape', 'id');
  return shelf;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readItems<One>(
  value: unknown,
  at: string,
  most: number,
  read: (item: Record<string, unknown>, at: string) => One,
): One[] {
  if (!Array.isArray(value)) throw new ShelfFault('out-of-shape', at);
  if (value.length > most) throw new ShelfFault('too-much', at);
  return value.map((item, index) => {
    const place = `${at}[${index}]`;
    if (!isRecord(item)) throw new ShelfFault('out-of-shape', place);
    return read(item, place);
  });
}

function readText(value: unknown, at: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ShelfFault('out-of-shape', at);
  return value;
}

function readId(value: unknown, at: string): string {
  return readText(value, `${at}.id`, /^[a-z0-9-]{1,64}$/);
}

function readName(value: unknown, at: string): string {
  return tidyName(readText(value, `${at}.name`, /\S/));
}

function readClips(value: unknown, at: string): string[] {
  const place = `${at}.clips`;
  if (!Array.isArray(value)) throw new ShelfFault('out-of-shape', place);
  if (value.length > SHELF_BOUNDS.clips) throw new ShelfFault('too-much', place);
  return value.map((slug, index) => readText(slug, `${place}[${index}]`, /^[a-z0-9-]{1,120}$/));
}
