// @vitest-environment jsdom
import { act, cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useSelection } from '@/components/clips/use-selection';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

test('chooses and takes away, clears, and takes each step back', () => {
  const { result } = renderHook(useSelection);
  expect(result.current.undo).toBeNull();
  act(() => result.current.toggle('a'));
  act(() => result.current.toggle('b'));
  expect(result.current.chosen).toEqual(['a', 'b']);
  act(() => result.current.toggle('a'));
  expect(result.current.chosen).toEqual(['b']);
  act(() => result.current.clear());
  expect(result.current.chosen).toEqual([]);
  act(() => result.current.undo?.());
  expect(result.current.chosen).toEqual(['b']);
  act(() => result.current.undo?.());
  expect(result.current.chosen).toEqual(['a', 'b']);
});

test('the key x chooses the card that has the focus, and nothing elsewhere or while one types', () => {
  document.body.innerHTML =
    '<article data-slug="cat"><a href="#c">cat</a><input type="text"></article><p tabindex="0">p</p>';
  const { result } = renderHook(useSelection);
  const press = (selector: string, init = {}) =>
    act(() => {
      fireEvent.keyDown(document.querySelector(selector) ?? document.body, { key: 'x', ...init });
    });
  press('p');
  press('input');
  press('a', { ctrlKey: true });
  press('a', { isComposing: true });
  expect(result.current.chosen).toEqual([]);
  press('a');
  expect(result.current.chosen).toEqual(['cat']);
  press('a');
  expect(result.current.chosen).toEqual([]);
});

test('stops at fifty', () => {
  const { result } = renderHook(useSelection);
  for (let at = 0; at < 60; at += 1) act(() => result.current.toggle(`clip-${at}`));
  expect(result.current.chosen).toHaveLength(50);
});
