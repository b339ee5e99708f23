// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { KEY_MAP } from '@/components/keys/key-map';
import { Shortcuts } from '@/components/keys/shortcuts';
import en from '@/lib/i18n/messages/en/keys.json';
import zh from '@/lib/i18n/messages/zh/keys.json';
import { standInDialogs } from '../stand-in-dialogs';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }));

beforeAll(standInDialogs);
afterEach(() => {
  cleanup();
  localStorage.clear();
});

test.each([
  ['en', en],
  ['zh', zh],
] as const)('? opens the sheet of every shortcut in %s, and closes it', async (locale, words) => {
  render(<Shortcuts locale={locale} failed="failed" />);
  fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
  const sheet = await screen.findByRole('dialog', { name: words.title });
  const lines = within(sheet).getAllByRole('term');
  expect(lines.map(({ textContent }) => textContent)).toEqual(
    Object.keys(KEY_MAP).map((id) => words.actions[id as keyof typeof KEY_MAP]),
  );
  fireEvent.keyDown(sheet, { key: '?', shiftKey: true });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a button that says so opens the sheet, which switches single keys off', async () => {
  render(
    <>
      <button type="button" data-opens="sheet">
        <kbd>?</kbd>
      </button>
      <Shortcuts locale="en" failed="failed" />
    </>,
  );
  fireEvent.click(screen.getByText('?'));
  fireEvent.click(await screen.findByRole('checkbox', { name: en.single }));
  fireEvent.click(screen.getByRole('button', { name: en.close }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.keyDown(document.body, { key: 't' });
  expect(document.documentElement.dataset.theme).toBeUndefined();
  fireEvent.click(screen.getByText('?'));
  fireEvent.click(await screen.findByRole('checkbox', { name: en.single }));
  fireEvent.keyDown(document.body, { key: 't' });
  expect(document.documentElement.dataset.theme).toBe('light');
});
