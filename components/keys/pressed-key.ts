import { isTyping } from '@/components/prompts/is-typing';
import { bindingOf, type KeyId } from './key-map';
import { areKeysOff } from './keys-off';

/** What keys of no letter write in a US layout, without and with Shift. */
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  Slash: ['/', '?'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Semicolon: [';', ':'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/**
 * The name of a pressed key: what it writes where that is Latin (so a letter follows the layout, on
 * AZERTY too), full width folded; else what stands at its place in a US layout (`event.code`), so
 * that Cyrillic, Greek or Hebrew layouts and Chinese punctuation do not lock anyone out.
 */
export function keyOf({ key, code, shiftKey }: Pressed): string {
  const written = key.normalize('NFKC');
  if (written === ' ') return 'Space';
  if (/^[!-~]$/.test(written)) return written.toLowerCase();
  if (/^[A-Z][A-Za-z0-9]+$/.test(key) && key !== 'Dead' && key !== 'Unidentified') return key;
  const [, letter] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  return letter?.toLowerCase() ?? SIGNS[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** Whether the keyboard is one of Apple's, where ⌘ stands for Ctrl. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/**
 * Whether an event presses a shortcut. Never while somebody types, chooses or composes, nor with a
 * modifier that is not part of it; not again while it is held, unless it says so. Shortcuts without
 * `Mod` can be switched off (WCAG 2.1.4), those with it also work from a field.
 */
export function isPressed(event: KeyboardEvent, id: KeyId): boolean {
  const { keys, repeats = false } = bindingOf(id);
  if (event.defaultPrevented || (event.repeat && !repeats)) return false;
  return keys.some((binding) => isBinding(event, binding));
}

function isBinding(event: KeyboardEvent, binding: string): boolean {
  const [, mod, shift, name = ''] = /^(Mod\+)?(Shift\+)?(.+)$/.exec(binding) ?? [];
  if (keyOf(event) !== name) return false;
  // A sign has Shift in it where the layout says so; a letter or a named key does not.
  const isSign = /^[^a-z0-9]$/i.test(name);
  if (!isSign && event.shiftKey !== (shift !== undefined)) return false;
  if (mod === undefined) return !areKeysOff() && !isTyping(event);
  const [held, other] = isApple() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return held && !other && !event.altKey && !event.isComposing && event.keyCode !== 229;
}
