import { KEY_MAP, type KeyId } from '@/components/keys/key-map';
import { isPressed } from '@/components/keys/pressed-key';

/** A shortcut of the player, as the key map names it. */
export type PlayerAct = Extract<KeyId, `player${string}`>;

const ACTS = Object.keys(KEY_MAP).filter((id): id is PlayerAct => id.startsWith('player'));

/** Keys that mean something else on the rest of the page: the player has them while it has the focus. */
const INSIDE_ONLY: ReadonlySet<PlayerAct> = new Set<PlayerAct>([
  'playerToggle',
  'playerBack',
  'playerForward',
  'playerLouder',
  'playerQuieter',
  'playerStart',
  'playerEnd',
]);

/** What inside the player has keys of its own: a key that it knows is not taken from it. */
const OWN_KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['button, a, [role="button"]', [' ', 'Enter']],
  ['[data-player-volume]', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']],
];

/**
 * Does what the key map says of the player, from anywhere on the page, until the signal. Listens
 * before the player's own parts, which keep every key for themselves.
 */
export function listenKeys(
  box: HTMLElement,
  act: (act: PlayerAct) => void,
  signal: AbortSignal,
): void {
  const listen = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const isInside = document.fullscreenElement === box || (target && box.contains(target));
    const found = ACTS.find((one) => (isInside || !INSIDE_ONLY.has(one)) && isPressed(event, one));
    if (found === undefined) return;
    const isOwn = OWN_KEYS.some(
      ([place, keys]) => keys.includes(event.key) && target?.closest(place) != null,
    );
    if (isOwn) return;
    event.preventDefault();
    event.stopPropagation();
    act(found);
  };
  document.addEventListener('keydown', listen, { capture: true, signal });
}
