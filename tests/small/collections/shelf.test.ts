import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_LISTED, readListAddress, writeListAddress } from '@/lib/collections/list-address';
import {
  addList,
  addView,
  clipsOf,
  EMPTY_SHELF,
  FAVOURITES,
  mergeShelves,
  moveClip,
  remove,
  rename,
  SHELF_BOUNDS,
  type Shelf,
  toggleClip,
} from '@/lib/collections/shelf';
import { readShelf, ShelfFault, writeShelf } from '@/lib/collections/shelf-file';

const list = (name: string, clips: string[] = [], id = name) => ({ id, name, clips });
const full: Shelf = {
  lists: [list('', ['cat', 'dog'], FAVOURITES), list('rain', ['ant'])],
  views: [{ id: 'v', name: 'Neon', search: 'q=neon' }],
};

describe('a shelf', () => {
  test('takes a clip first, and off again', () => {
    const one = toggleClip(EMPTY_SHELF, FAVOURITES, 'cat');
    const two = toggleClip(one, FAVOURITES, 'dog');
    expect(clipsOf(two, FAVOURITES)).toEqual(['dog', 'cat']);
    expect(clipsOf(toggleClip(two, FAVOURITES, 'dog'), FAVOURITES)).toEqual(['cat']);
    expect(clipsOf(two, 'nowhere')).toEqual([]);
  });

  test('takes no more than it holds', () => {
    const clips = Array.from({ length: SHELF_BOUNDS.clips }, (_, at) => `clip-${at}`);
    const shelf = { ...full, lists: [list('', clips, FAVOURITES)] };
    expect(toggleClip(shelf, FAVOURITES, 'one-more')).toEqual(shelf);
  });

  test('moves a clip by one, and not past an end', () => {
    const shelf = { ...full, lists: [list('', ['a', 'b', 'c'], FAVOURITES)] };
    expect(clipsOf(moveClip(shelf, FAVOURITES, 'c', -1), FAVOURITES)).toEqual(['a', 'c', 'b']);
    expect(clipsOf(moveClip(shelf, FAVOURITES, 'a', 1), FAVOURITES)).toEqual(['b', 'a', 'c']);
    expect(clipsOf(moveClip(shelf, FAVOURITES, 'a', -1), FAVOURITES)).toEqual(['a', 'b', 'c']);
    expect(clipsOf(moveClip(shelf, FAVOURITES, 'z', -1), FAVOURITES)).toEqual(['a', 'b', 'c']);
  });

  test('names, renames and removes lists and views; the favourites stay', () => {
    const named = addList(full, list('  two\n words ', ['x', 'x', 'y'], 'new'));
    expect(named.lists.at(-1)).toEqual({ id: 'new', name: 'two words', clips: ['x', 'y'] });
    expect(addList(full, list('  '))).toBe(full);
    expect(rename(named, 'new', 'other').lists.at(-1)?.name).toBe('other');
    expect(rename(full, 'v', 'Signs').views[0]?.name).toBe('Signs');
    expect(rename(full, FAVOURITES, 'mine')).toBe(full);
    expect(rename(full, 'rain', ' ')).toBe(full);
    expect(remove(full, 'rain').lists.map(({ id }) => id)).toEqual([FAVOURITES]);
    expect(remove(full, 'v').views).toEqual([]);
    expect(remove(full, FAVOURITES).lists[0]).toEqual(list('', [], FAVOURITES));
  });

  test('keeps one name for one query', () => {
    const again = addView(full, { id: 'w', name: 'Lights', search: 'q=neon' });
    expect(again.views).toEqual([{ id: 'w', name: 'Lights', search: 'q=neon' }]);
  });
});

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const id = fc.stringMatching(/^[a-z0-9]{1,3}$/);
const shelves = fc
  .record({
    favourites: fc.uniqueArray(slug, { maxLength: 6 }),
    lists: fc.uniqueArray(
      fc.record({ id, name: fc.constantFrom('a', 'b', '雨'), clips: fc.uniqueArray(slug) }),
      { selector: (one) => one.id, maxLength: 4 },
    ),
    views: fc.uniqueArray(
      fc.record({ id: id.map((one) => `v-${one}`), name: fc.constantFrom('x', 'y'), search: slug }),
      { selector: (one) => one.id, maxLength: 4 },
    ),
  })
  .map(({ favourites, lists, views }): Shelf => {
    const empty: Shelf = { ...EMPTY_SHELF, lists: [list('', favourites, FAVOURITES)] };
    return views.reduce(addView, lists.reduce(addList, empty));
  });

describe('two shelves', () => {
  test('are joined with nothing lost, and what is there is not joined twice', () => {
    fc.assert(
      fc.property(shelves, shelves, (one, other) => {
        const both = mergeShelves(one, other);
        for (const shelf of [one, other]) {
          for (const { id, name, clips } of shelf.lists) {
            const here = both.lists.filter((kept) =>
              id === FAVOURITES ? kept.id === FAVOURITES : kept.name === name,
            );
            expect(here).toHaveLength(1);
            expect(here[0]?.clips).toEqual(expect.arrayContaining([...clips]));
          }
          const searches = both.views.map(({ search }) => search);
          expect(searches).toEqual(expect.arrayContaining(shelf.views.map((v) => v.search)));
        }
        const ids = [...both.lists, ...both.views].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(both.lists[0]?.id).toBe(FAVOURITES);
        expect(mergeShelves(both, other)).toEqual(both);
      }),
    );
  });

  test('come out of a file as they went in', () => {
    fc.assert(
      fc.property(shelves, (shelf) => {
        expect(readShelf(writeShelf(shelf))).toEqual(shelf);
      }),
    );
  });
});

describe('a file that is no shelf', () => {
  const changed = (change: Record<string, unknown>) =>
    JSON.stringify({ ...JSON.parse(writeShelf(full)), ...change });
  test.each([
    ['not-json', '', '{'],
    ['not-shelf', '', '[]'],
    ['not-shelf', '', '{"format":"other"}'],
    ['newer', '', changed({ version: 2 })],
    ['out-of-shape', 'version', changed({ version: '1' })],
    ['out-of-shape', 'lists', changed({ lists: {} })],
    ['out-of-shape', 'lists[0]', changed({ lists: [null] })],
    ['out-of-shape', 'lists[0].clips[1]', changed({ lists: [list('a', ['b', '<i>'])] })],
    ['out-of-shape', 'lists[0].name', changed({ lists: [list(' ', [], 'a')] })],
    ['out-of-shape', 'lists[0].id', changed({ lists: [list('a', [], 'A B')] })],
    ['out-of-shape', 'id', changed({ lists: [list('a'), list('a')] })],
    ['too-much', 'lists', changed({ lists: Array(101).fill(null) })],
    ['too-much', 'lists[0].clips', changed({ lists: [list('a', Array(1001).fill('b'))] })],
    [
      'out-of-shape',
      'views[0].search',
      changed({ views: [{ id: 'v', name: 'n', search: 'a b' }] }),
    ],
  ] as const)('is refused as %s at “%s”', (code, at, text) => {
    let thrown: unknown;
    try {
      readShelf(text);
    } catch (fault) {
      thrown = fault;
    }
    expect(thrown).toBeInstanceOf(ShelfFault);
    expect(thrown).toMatchObject({ code, at });
  });

  test('one without views or favourites is a shelf', () => {
    expect(readShelf('{"format":"promptreel-shelf","version":1,"lists":[]}')).toEqual(EMPTY_SHELF);
  });
});

describe("a list's address", () => {
  test('says the clips in order and the name', () => {
    const address = writeListAddress(['b', 'a'], '雨 & 夜');
    expect(readListAddress(new URLSearchParams(address))).toEqual({
      slugs: ['b', 'a'],
      given: 2,
      name: '雨 & 夜',
    });
  });

  test('carries the first hundred, and says how many there were', () => {
    const slugs = Array.from({ length: 120 }, (_, at) => `clip-${at}`);
    const written = readListAddress(new URLSearchParams(writeListAddress(slugs, null)));
    expect(written.slugs).toEqual(slugs.slice(0, MOST_LISTED));
    const asked = readListAddress(new URLSearchParams({ clips: `${slugs.join()},,clip-1` }));
    expect(asked).toMatchObject({ given: 120, name: null });
    expect(asked.slugs).toHaveLength(MOST_LISTED);
  });
});
