// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bindingOf, KEY_MAP, type KeyId } from '@/components/keys/key-map';
import { switchKeys } from '@/components/keys/keys-off';
import { isPressed, keyOf } from '@/components/keys/pressed-key';

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
});

/** The event as a listener of the document gets it, pressed on what `html` holds. */
function press(init: KeyboardEventInit, html = '<p>'): KeyboardEvent {
  document.body.innerHTML = html;
  let seen: KeyboardEvent | undefined;
  const isSeen = (event: KeyboardEvent) => {
    seen = event;
  };
  document.addEventListener('keydown', isSeen, { once: true });
  document.body.firstElementChild?.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
  if (seen === undefined) throw new Error('nothing was pressed');
  return seen;
}

/** Whether a press on some element, judged while it is under way, is a shortcut. */
function isPress(id: KeyId, init: KeyboardEventInit, html = '<p>'): boolean {
  document.body.innerHTML = html;
  const judged = vi.fn((event: KeyboardEvent) => isPressed(event, id));
  document.addEventListener('keydown', judged, { once: true });
  document.body.firstElementChild?.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
  return judged.mock.results[0]?.value;
}

describe('the name of a key', () => {
  test.each([
    ['c', 'KeyC', false, 'c'],
    ['C', 'KeyC', false, 'c'], // Caps Lock
    ['с', 'KeyC', false, 'c'], // Cyrillic
    ['ג', 'KeyD', false, 'd'],
    ['c', 'KeyI', false, 'c'], // Dvorak: the letter counts, not its place
    ['？', 'Slash', true, '?'],
    ['、', 'Slash', false, '/'],
    ['　', 'Space', false, 'Space'],
    ['б', 'Comma', false, ','],
    ['١', 'Digit1', false, '1'],
    ['Dead', 'BracketLeft', false, '['],
    ['ArrowLeft', 'ArrowLeft', false, 'ArrowLeft'],
    ['ü', 'IntlBackslash', false, 'ü'],
  ])('%s at %s is %s', (key, code, shiftKey, name) => {
    expect(keyOf({ key, code, shiftKey })).toBe(name);
  });
});

describe('a shortcut', () => {
  test('is pressed by any of its keys, and by no other', () => {
    expect(isPress('nextClip', { key: 'j' })).toBe(true);
    expect(isPress('nextClip', { key: 'ArrowRight' })).toBe(true);
    expect(isPress('nextClip', { key: 'k' })).toBe(false);
    expect(isPress('sheet', { key: '?', shiftKey: true })).toBe(true);
  });

  test.each([
    ['with Ctrl', { ctrlKey: true }, '<p>'],
    ['with ⌘', { metaKey: true }, '<p>'],
    ['with Alt', { altKey: true }, '<p>'],
    ['with Shift', { shiftKey: true }, '<p>'],
    ['held down', { repeat: true }, '<p>'],
    ['while composing', { isComposing: true }, '<p>'],
    ['taken by an input method', { keyCode: 229 }, '<p>'],
    ['in a field', {}, '<input>'],
    ['in a text', {}, '<textarea>'],
    ['in a choice', {}, '<select>'],
    ['in what is a text for assistive technology', {}, '<div role="textbox">'],
  ])('is not pressed %s', (_, init, html) => {
    expect(isPress('copy', { key: 'c', ...init }, html)).toBe(false);
  });

  test('that works everywhere has its keys to itself', () => {
    const bindings = Object.values(KEY_MAP);
    for (const { scope, keys } of bindings.filter((one) => one.scope === 'everywhere')) {
      for (const key of keys) {
        const taken = bindings.filter((one) => (one.keys as readonly string[]).includes(key));
        expect(taken, `${scope} ${key}`).toHaveLength(1);
      }
    }
  });

  test('repeats only where its line says so', () => {
    expect(isPress('compareForward', { key: '.', repeat: true })).toBe(true);
  });

  test('of a single key can be switched off, and on again', () => {
    switchKeys(false);
    expect(isPress('copy', { key: 'c' })).toBe(false);
    switchKeys(true);
    expect(isPress('copy', { key: 'c' })).toBe(true);
  });

  test('is not pressed where somebody has taken the key', () => {
    const event = press({ key: 'c' });
    event.preventDefault();
    expect(isPressed(event, 'copy')).toBe(false);
  });
});

test('no key means two things in one place', () => {
  const ids = Object.keys(KEY_MAP) as KeyId[];
  const places = ['wall', 'clip', 'player', 'compare'] as const;
  for (const place of places) {
    const here = ids.filter((id) => ['everywhere', place].includes(bindingOf(id).scope));
    const keys = here.flatMap((id) => bindingOf(id).keys);
    expect(new Set(keys).size, `${place}: ${keys.join(' ')}`).toBe(keys.length);
  }
});
