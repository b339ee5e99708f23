// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ClipCard } from '@/components/clips/clip-card';
import { Shortcuts } from '@/components/keys/shortcuts';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import en from '@/lib/i18n/messages/en/prompts.json';
import { sampleClip } from '../sample-clip';
import { standInDialogs } from '../stand-in-dialogs';
import { makeWallClip, words } from './make-wall-clip';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }));

beforeAll(() => {
  standInDialogs();
  // jsdom has no popover; the journeys try it in a browser.
  HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
    this.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  };
  HTMLElement.prototype.hidePopover ??= function (this: HTMLElement) {
    this.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'closed' }));
  };
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

function show() {
  userEvent.setup();
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    asked.push(String(input));
    return Response.json({ clip: sampleClip, version: 1 });
  });
  const clip = makeWallClip({ slug: sampleClip.slug });
  const nothing = () => undefined;
  render(
    <>
      <div id={ANNOUNCER_ID} />
      <ClipCard
        {...{ clip, words, href: '/', isFirst: false, isRested: false, moves: false }}
        settle={nothing}
        leave={nothing}
      />
      <Shortcuts locale="en" failed="failed" />
    </>,
  );
  return asked;
}

test('the menu of a card asks for the clip when it is opened, and copies it in any form', async () => {
  const asked = show();
  expect(asked).toEqual([]);
  const opener = screen.getByRole('button', { name: 'Copy “Cathedral of cats” as' });
  fireEvent.click(opener);
  const menu = await screen.findByRole('menu', { hidden: true });
  expect(menu.getAttribute('aria-label')).toBe('Copy: Potato kings');
  expect(asked).toEqual(['/api/v1/clips/potato-kings']);
  const items = screen.getAllByRole('menuitem', { hidden: true });
  expect(items.map(({ textContent }) => textContent)).toEqual(Object.values(en.copy.forms));
  fireEvent.click(screen.getByText('BibTeX'));
  await waitFor(() =>
    expect(document.getElementById(ANNOUNCER_ID)?.textContent).toBe(en.copy.copied.bibtex),
  );
  expect(await navigator.clipboard.readText()).toMatch(/^@online\{/);
  await waitFor(() => expect(screen.queryByRole('menu', { hidden: true })).toBeNull());
});

test('c copies the prompt of the card that has the focus, and nothing where none has it', async () => {
  show();
  const said = () => document.getElementById(ANNOUNCER_ID)?.textContent;
  fireEvent.keyDown(document.body, { key: 'c' });
  expect(said()).toBe('');
  fireEvent.keyDown(screen.getByRole('link', { name: 'Cathedral of cats' }), { key: 'c' });
  await waitFor(() => expect(said()).toBe(words.copied));
  expect(await navigator.clipboard.readText()).toBe(makeWallClip().prompt?.text);
});
