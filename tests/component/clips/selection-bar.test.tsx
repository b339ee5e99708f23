// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import SelectionBar from '@/components/clips/selection-bar';
import { useSelection } from '@/components/clips/use-selection';
import { WALL_ID } from '@/components/clips/wall-id';
import { words } from './make-wall-clip';

afterEach(cleanup);

test.each([
  [['a'], null],
  [['b', 'a'], '/zh/compare?clips=b,a'],
  [['a', 'b', 'c', 'd'], '/zh/compare?clips=a,b,c,d'],
  [['a', 'b', 'c', 'd', 'e'], null],
])('offers to compare as many as go on one clock (%s)', (chosen, href) => {
  const selection = { chosen, toggle: () => undefined, clear: () => undefined, undo: null };
  render(<SelectionBar selection={selection} locale="zh" words={words.selection} />);
  const link = screen.queryByRole('link', { name: words.selection.compare });
  expect(link?.getAttribute('href') ?? null).toBe(href);
  screen.getByRole('link', { name: words.selection.download });
});

function Chosen() {
  const selection = useSelection();
  return (
    <>
      <section id={WALL_ID} tabIndex={-1} />
      <button type="button" onClick={() => selection.toggle('a')}>
        choose
      </button>
      {selection.undo === null ? null : (
        <SelectionBar selection={selection} locale="en" words={words.selection} />
      )}
    </>
  );
}

test('a button that goes hands the focus on: to the way back, at last to the wall', async () => {
  render(<Chosen />);
  const press = (name: string) => {
    const button = screen.getByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  };
  press('choose');
  press(words.selection.clear);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(words.selection.undo));
  press(words.selection.undo);
  press(words.selection.undo);
  await vi.waitFor(() => expect(document.activeElement?.id).toBe(WALL_ID));
});
