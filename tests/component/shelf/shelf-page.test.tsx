// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeepButton } from '@/components/shelf/keep-button';
import { SaveView } from '@/components/shelf/save-view';
import { ShelfPage } from '@/components/shelf/shelf-page';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import { EMPTY_SHELF, FAVOURITES, type Shelf } from '@/lib/collections/shelf';
import { readShelf, writeShelf } from '@/lib/collections/shelf-file';
import en from '@/lib/i18n/messages/en/shelf.json';
import { sampleClip } from '../sample-clip';

const address = vi.hoisted(() => ({ search: '' }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(address.search),
}));
// jsdom has no popovers.
HTMLElement.prototype.hidePopover ??= () => undefined;

const KEY = 'promptreel-shelf';
const kept = () => readShelf(localStorage.getItem(KEY) ?? writeShelf(EMPTY_SHELF));
/** What another tab does: it writes, and this one is told. */
const fromElsewhere = (shelf: Shelf) =>
  act(() => {
    localStorage.setItem(KEY, writeShelf(shelf));
    window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
  });
const favourites = (...clips: string[]): Shelf => ({
  lists: [{ id: FAVOURITES, name: '', clips }],
  views: [],
});

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', async (path: string) => {
    const slugs = (new URL(path, 'http://gallery.test').searchParams.get('clips') ?? '').split(',');
    const known = slugs.filter((slug) => slug !== 'gone');
    const items = known.map((slug) => ({
      ...sampleClip,
      slug,
      titles: { en: `The ${slug}`, zh: slug },
    }));
    return Response.json({ items, unknown: slugs.filter((slug) => slug === 'gone'), version: 1 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <>
      <ShelfPage locale="en" words={en} />
      <div id={ANNOUNCER_ID} />
    </>,
  );
const titles = () => screen.queryAllByRole('link').map(({ textContent }) => textContent);

test('the heart keeps a clip and lets it go, in step with other tabs', () => {
  const words = { name: 'Keep “The cat”', kept: en.kept, unkept: en.unkept };
  render(<KeepButton slug="cat" words={words} />);
  const heart = screen.getByRole('button', { name: words.name });
  expect(heart.getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(heart);
  expect(heart.getAttribute('aria-pressed')).toBe('true');
  expect(kept().lists[0]?.clips).toEqual(['cat']);
  fromElsewhere(favourites('dog'));
  expect(heart.getAttribute('aria-pressed')).toBe('false');
  // What the other tab has put there is not lost.
  fireEvent.click(heart);
  expect(kept().lists[0]?.clips).toEqual(['cat', 'dog']);
});

test('shows what is kept in its order, and names a clip that the gallery does not have', async () => {
  localStorage.setItem(KEY, writeShelf(favourites('cat', 'gone', 'dog')));
  show();
  await screen.findByRole('link', { name: 'The cat' });
  expect(titles()).toEqual(['The cat', 'The dog']);
  screen.getByText('This gallery has no clip “gone”.');
});

test('moves, takes off and undoes', async () => {
  localStorage.setItem(KEY, writeShelf(favourites('cat', 'dog')));
  show();
  await screen.findByRole('link', { name: 'The cat' });
  const press = (name: string) => {
    const button = screen.getByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  };
  const focused = () => document.activeElement?.getAttribute('aria-label');
  press('Move “The dog” up');
  expect(titles()).toEqual(['The dog', 'The cat']);
  await vi.waitFor(() => expect(focused()).toBe('Move “The dog” up'));
  press('Take “The dog” off');
  expect(titles()).toEqual(['The cat']);
  // The button is gone: what takes it back has the focus.
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(en.undo));
  press(en.undo);
  expect(titles()).toEqual(['The dog', 'The cat']);
  expect(kept().lists[0]?.clips).toEqual(['dog', 'cat']);
});

test('makes a list, renames it by keys, removes it and brings it back', async () => {
  show();
  const field = screen.getByRole('textbox', { name: en.newName });
  fireEvent.change(field, { target: { value: ' Rain  at night' } });
  fireEvent.submit(field);
  const part = screen.getByRole('region', { name: 'Rain at night' });
  fireEvent.click(within(part).getByRole('button', { name: /^Rename/ }));
  const name = within(part).getByRole('textbox', { name: en.list.name });
  fireEvent.change(name, { target: { value: '雨夜' } });
  fireEvent.submit(name);
  const renamed = screen.getByRole('region', { name: '雨夜' });
  fireEvent.click(within(renamed).getByRole('button', { name: en.list.remove }));
  expect(screen.queryByRole('region', { name: '雨夜' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: en.undo }));
  screen.getByRole('region', { name: '雨夜' });
});

test('joins a file to what is here, and says what is wrong with one that is none', async () => {
  localStorage.setItem(KEY, writeShelf(favourites('cat')));
  show();
  const field = screen.getByLabelText(en.file.import);
  const take = (text: string) =>
    fireEvent.change(field, { target: { files: [new File([text], 'mine.json')] } });
  take('{"format":"promptreel-shelf","version":1,"lists":[{"id":"a","name":"b","clips":[7]}]}');
  await screen.findByText(/out of shape, at lists\[0\]\.clips\[0\]/);
  expect(kept().lists[0]?.clips).toEqual(['cat']);
  take(writeShelf(favourites('dog', 'cat')));
  await screen.findByText('Taken in: mine.json.', { selector: 'p' });
  expect(kept().lists[0]?.clips).toEqual(['cat', 'dog']);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('says that the clips did not come, and asks again', async () => {
  localStorage.setItem(KEY, writeShelf(favourites('cat')));
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  show();
  await screen.findByText(new RegExp(en.failed));
  vi.stubGlobal('fetch', answer);
  fireEvent.click(screen.getByRole('button', { name: en.retry }));
  await screen.findByRole('link', { name: 'The cat' });
});

test('keeps the query of this address under a name, and says so', () => {
  address.search = 'q=neon&cursor=x&utm_source=y';
  const words = { save: 'Save', name: 'Name', add: 'Add', saved: 'Saved as {name}' };
  render(<SaveView suggestion="“neon”" shelfPath="/favourites" words={words} />);
  const field = screen.getByRole('textbox', { name: 'Name', hidden: true });
  expect((field as HTMLInputElement).value).toBe('“neon”');
  fireEvent.change(field, { target: { value: 'Signs' } });
  fireEvent.submit(field);
  expect(kept().views).toMatchObject([{ name: 'Signs', search: 'q=neon' }]);
  expect(screen.getByRole('link').textContent).toBe('Saved as Signs');
});

test('lists saved searches, opens, renames and removes them, and brings one back', () => {
  const view = { id: 'v', name: 'Signs', search: 'q=neon' };
  localStorage.setItem(KEY, writeShelf({ ...EMPTY_SHELF, views: [view] }));
  show();
  expect(screen.getByRole('link', { name: 'Signs' }).getAttribute('href')).toBe('/?q=neon');
  fireEvent.click(screen.getByRole('button', { name: 'Rename: Signs' }));
  const field = screen.getByRole('textbox', { name: en.list.name });
  fireEvent.change(field, { target: { value: 'Lights' } });
  fireEvent.submit(field);
  fireEvent.click(screen.getByRole('button', { name: `${en.views.remove}: Lights` }));
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: en.undo }));
  screen.getByRole('link', { name: 'Lights' });
});
