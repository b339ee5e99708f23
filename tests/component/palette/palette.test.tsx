// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Shortcuts } from '@/components/keys/shortcuts';
import en from '@/lib/i18n/messages/en/palette.json';
import zh from '@/lib/i18n/messages/zh/palette.json';
import { sampleClip } from '../sample-clip';
import { standInDialogs } from '../stand-in-dialogs';

const went = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: went }) }));

const lists: Record<string, unknown[]> = {
  terms: [
    { key: 'neon', family: 'light', names: { en: 'neon', zh: '霓虹' }, count: 3 },
    { key: 'nebula', family: 'subject', names: { en: 'nebula', zh: '星云' }, count: 0 },
  ],
  sources: [{ key: 'page', names: { en: 'OpenAI’s Sora page', zh: '官方页面' }, clipCount: 2 }],
  collections: [],
};
const sample = sampleClip;
let asked: string[];
let isDown: boolean;

beforeAll(standInDialogs);
beforeEach(() => {
  asked = [];
  isDown = false;
  went.mockClear();
  vi.stubGlobal('fetch', async (path: string) => {
    const address = new URL(path, 'http://gallery.test');
    asked.push(decodeURIComponent(address.search));
    if (isDown) throw new TypeError('offline');
    const list = lists[address.pathname.split('/').at(-1) ?? ''];
    if (list !== undefined) return Response.json({ items: list, version: 1 });
    const q = address.searchParams.get('q') ?? '';
    const items = /猫|cat|ele\*/.test(q) ? [sample] : [];
    return Response.json({ items, nextCursor: null, prevCursor: null, version: 1 });
  });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

async function open(locale: 'en' | 'zh' = 'en') {
  render(
    <>
      <button type="button" aria-keyshortcuts="c" onClick={() => went('copied')}>
        copy
      </button>
      <Shortcuts locale={locale} failed="failed" />
    </>,
  );
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return screen.findByRole('combobox');
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

test.each(['/', 'k'])('opens by %s with pages and actions of this page', async (key) => {
  render(<Shortcuts locale="en" failed="failed" />);
  fireEvent.keyDown(document.body, { key, ctrlKey: key === 'k' });
  const field = await screen.findByRole('combobox', { name: en.title });
  expect(document.activeElement).toBe(field);
  expect(options()).toEqual(expect.arrayContaining(['Clips', 'Timeline', en.actions.theme]));
  // There is no prompt to copy on this page.
  expect(options()).not.toContain(en.actions.copy);
});

test('finds clips, terms and pages as one types, and leads to the one that is chosen', async () => {
  const field = await open();
  type(field, 'cat');
  const clip = await screen.findByRole('option', { name: new RegExp(sample.titles.en) });
  expect(options()[0]).toBe('All clips with “cat”');
  fireEvent.click(clip);
  expect(went).toHaveBeenCalledWith(`/clips/${sample.slug}?q=cat`);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('finds names in either language, without terms that nobody says', async () => {
  const field = await open('zh');
  type(field, 'ne');
  const term = await screen.findByRole('option', { name: /霓虹/ });
  expect(screen.queryByRole('option', { name: /星云/ })).toBeNull();
  fireEvent.click(term);
  expect(went).toHaveBeenCalledWith('/zh/vocabulary/neon');
});

test('takes the last word as a beginning where it finds nothing as it stands', async () => {
  type(await open(), 'ele');
  await screen.findByRole('option', { name: new RegExp(sample.titles.en) });
  expect(asked.filter((one) => one.includes('q='))).toEqual(['?q=ele&limit=6', '?q=ele*&limit=6']);
});

test('Enter at once leads to the wall of what was typed, and it is remembered', async () => {
  const field = await open('zh');
  type(field, '猫');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(went).toHaveBeenCalledWith(`/zh?q=${encodeURIComponent('猫')}`);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.keyDown(document.body, { key: '/' });
  const group = await screen.findByRole('group', { name: zh.recent });
  expect(within(group).getByRole('option').textContent).toBe('猫');
  const forget = screen.getByRole('option', { name: zh.forget });
  forget.parentElement?.closest<HTMLElement>('[tabindex]')?.focus();
  fireEvent.click(forget);
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  expect(screen.queryByRole('group', { name: zh.recent })).toBeNull();
});

test('neither searches nor leads anywhere while an input method composes', async () => {
  const field = await open('zh');
  fireEvent.compositionStart(field);
  type(field, 'mao');
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(asked).toEqual([]);
  expect(went).not.toHaveBeenCalled();
  type(field, '猫');
  fireEvent.compositionEnd(field);
  await screen.findByRole('option', { name: new RegExp(sample.titles.zh) });
  expect(asked.filter((one) => one.includes('q='))).toEqual(['?q=猫&limit=6']);
  // The next Enter is meant.
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(went).toHaveBeenCalledWith(`/zh?q=${encodeURIComponent('猫')}`);
});

test('says that nothing is found, and that no answer came, and asks again', async () => {
  const field = await open();
  type(field, 'zzz');
  await screen.findByText(/No prompt, term or page has “zzz”/);
  isDown = true;
  type(field, 'cats');
  await screen.findByText(en.said.failed);
  isDown = false;
  fireEvent.click(screen.getByRole('option', { name: en.retry }));
  await screen.findByRole('option', { name: new RegExp(sample.titles.en) });
});

test('an action presses the control that the page has for it', async () => {
  await open();
  fireEvent.click(screen.getByRole('option', { name: en.actions.copy }));
  expect(went).toHaveBeenCalledWith('copied');
});
