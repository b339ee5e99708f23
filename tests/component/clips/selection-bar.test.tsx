// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import SelectionBar from '@/components/clips/selection-bar';
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
