/** A visitor's own list of clips, in their order; `id` is unique in the shelf. */
export interface ShelfList {
  id: string;
  /** Empty for the favourites, which every page names in its own language. */
  name: string;
  clips: readonly string[];
}

/** A query somebody named: the wall's canonical search, without `?`. */
export interface SavedView {
  id: string;
  name: string;
  search: string;
}

/** What a visitor keeps in the browser: lists of clips, the favourites first, and named queries. */
export interface Shelf {
  lists: readonly ShelfList[];
  views: readonly SavedView[];
}

/** The id of the list that is always there. */
export const FAVOURITES = 'favourites';

/** How much a shelf holds: so much fits the browser's storage many times over. */
export const SHELF_BOUNDS = { lists: 100, clips: 1_000, views: 100, name: 80 } as const;

/** A shelf on which nothing was put. */
export const EMPTY_SHELF: Shelf = {
  lists: [{ id: FAVOURITES, name: '', clips: [] }],
  views: [],
};

/** A name as it is kept: one line, not too long; empty where nothing is left. */
export function tidyName(name: string): string {
  return [...name.replace(/\s+/g, ' ').trim()].slice(0, SHELF_BOUNDS.name).join('');
}

/** The clips of a list; none where there is no such list. */
export function clipsOf(shelf: Shelf, id: string): readonly string[] {
  return shelf.lists.find((list) => list.id === id)?.clips ?? [];
}

function changeList(shelf: Shelf, id: string, change: (list: ShelfList) => ShelfList): Shelf {
  return { ...shelf, lists: shelf.lists.map((list) => (list.id === id ? change(list) : list)) };
}

/** Puts a clip on a list, the latest first, or takes it off; a full list stays as it is. */
export function toggleClip(shelf: Shelf, id: string, slug: string): Shelf {
  return changeList(shelf, id, (list) => {
    if (list.clips.includes(slug)) {
      return { ...list, clips: list.clips.filter((one) => one !== slug) };
    }
    return list.clips.length >= SHELF_BOUNDS.clips
      ? list
      : { ...list, clips: [slug, ...list.clips] };
  });
}

/** Moves a clip within its list: -1 one up, 1 one down; at an end it stays. */
export function moveClip(shelf: Shelf, id: string, slug: string, by: -1 | 1): Shelf {
  return changeList(shelf, id, (list) => {
    const at = list.clips.indexOf(slug);
    const other = list.clips[at + by];
    if (at === -1 || other === undefined) return list;
    return { ...list, clips: list.clips.with(at, other).with(at + by, slug) };
  });
}

/** Adds a list at the end; refuses (gives the shelf as it is) an empty name and one list too many. */
export function addList(shelf: Shelf, list: ShelfList): Shelf {
  const name = tidyName(list.name);
  if (name === '' || shelf.lists.length >= SHELF_BOUNDS.lists) return shelf;
  const clips = [...new Set(list.clips)].slice(0, SHELF_BOUNDS.clips);
  return { ...shelf, lists: [...shelf.lists, { id: list.id, name, clips }] };
}

/** Renames a list or a view; the favourites, and an empty name, stay as they are. */
export function rename(shelf: Shelf, id: string, to: string): Shelf {
  const name = tidyName(to);
  if (name === '' || id === FAVOURITES) return shelf;
  const turn = <One extends { id: string; name: string }>(one: One): One =>
    one.id === id ? { ...one, name } : one;
  return { lists: shelf.lists.map(turn), views: shelf.views.map(turn) };
}

/** Takes a list or a view away; the favourites are emptied and stay. */
export function remove(shelf: Shelf, id: string): Shelf {
  if (id === FAVOURITES) return changeList(shelf, id, (list) => ({ ...list, clips: [] }));
  return {
    lists: shelf.lists.filter((list) => list.id !== id),
    views: shelf.views.filter((view) => view.id !== id),
  };
}

/** Keeps a query under a name, in place of the view that had the same query. */
export function addView(shelf: Shelf, view: SavedView): Shelf {
  const name = tidyName(view.name);
  const others = shelf.views.filter(({ search }) => search !== view.search);
  if (name === '' || others.length >= SHELF_BOUNDS.views) return shelf;
  return { ...shelf, views: [...others, { ...view, name }] };
}

/**
 * Both shelves in one, nothing lost: favourites and lists of one name are joined, what stands first
 * stays first; queries that both have keep the first one's name. Bounds hold.
 */
export function mergeShelves(first: Shelf, second: Shelf): Shelf {
  const keyOf = ({ id, name }: ShelfList) => (id === FAVOURITES ? FAVOURITES : `name ${name}`);
  const lists = new Map<string, ShelfList>();
  const taken = new Set<string>();
  for (const list of [...first.lists, ...second.lists]) {
    const known = lists.get(keyOf(list));
    const clips = [...new Set([...(known?.clips ?? []), ...list.clips])];
    // Two lists of two shelves may have one id.
    const id = known?.id ?? (taken.has(list.id) ? `${list.id}-2` : list.id);
    taken.add(id);
    lists.set(keyOf(list), { id, name: list.name, clips: clips.slice(0, SHELF_BOUNDS.clips) });
  }
  const views = new Map<string, SavedView>();
  for (const view of [...first.views, ...second.views]) {
    if (views.has(view.search)) continue;
    const id = [...views.values()].some((one) => one.id === view.id) ? `${view.id}-2` : view.id;
    views.set(view.search, { ...view, id });
  }
  return {
    lists: [...lists.values()].slice(0, SHELF_BOUNDS.lists),
    views: [...views.values()].slice(0, SHELF_BOUNDS.views),
  };
}
