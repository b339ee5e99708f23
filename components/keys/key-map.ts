/** Where a key works: in every page, or where the wall, a clip, its player, a comparison or the desk's inbox is. */
export type KeyScope = 'everywhere' | 'wall' | 'clip' | 'player' | 'compare' | 'inbox';

/** What a key does, and where. */
interface KeyBinding {
  scope: KeyScope;
  /**
   * Any of these: what the key writes in a Latin layout (`c`, `?`), or its name (`ArrowLeft`,
   * `Space`), after `Mod+` (⌘ on Apple's, else Ctrl) or `Shift+` where they belong to it.
   */
  keys: readonly string[];
  /** Whether holding it down does it again and again. */
  repeats?: boolean;
}

/**
 * Every shortcut of the house, in the order of the sheet that `?` opens. Its name on the sheet is
 * `keys.actions.<id>` of the messages. Whoever listens asks `useKeys` for an id, never for a key.
 */
export const KEY_MAP = {
  palette: { scope: 'everywhere', keys: ['Mod+k', '/'] },
  keep: { scope: 'everywhere', keys: ['s'] },
  theme: { scope: 'everywhere', keys: ['t'] },
  sheet: { scope: 'everywhere', keys: ['?'] },
  choose: { scope: 'wall', keys: ['x'] },
  copyCard: { scope: 'wall', keys: ['c'] },
  copy: { scope: 'clip', keys: ['c'] },
  previousClip: { scope: 'clip', keys: ['k', 'ArrowLeft'] },
  nextClip: { scope: 'clip', keys: ['j', 'ArrowRight'] },
  playerToggle: { scope: 'player', keys: ['Space'] },
  playerBack: { scope: 'player', keys: ['ArrowLeft'], repeats: true },
  playerForward: { scope: 'player', keys: ['ArrowRight'], repeats: true },
  playerFrameBack: { scope: 'player', keys: [','], repeats: true },
  playerFrameForward: { scope: 'player', keys: ['.'], repeats: true },
  playerStart: { scope: 'player', keys: ['Home'] },
  playerEnd: { scope: 'player', keys: ['End'] },
  playerSlower: { scope: 'player', keys: ['<'] },
  playerFaster: { scope: 'player', keys: ['>'] },
  playerRepeat: { scope: 'player', keys: ['l'] },
  playerFrom: { scope: 'player', keys: ['a'] },
  playerTo: { scope: 'player', keys: ['b'] },
  playerMute: { scope: 'player', keys: ['m'] },
  playerLouder: { scope: 'player', keys: ['ArrowUp'], repeats: true },
  playerQuieter: { scope: 'player', keys: ['ArrowDown'], repeats: true },
  playerCaptions: { scope: 'player', keys: ['Shift+c'] },
  playerFullscreen: { scope: 'player', keys: ['f'] },
  playerPicture: { scope: 'player', keys: ['i'] },
  comparePlay: { scope: 'compare', keys: ['Space', 'k'] },
  compareBack: { scope: 'compare', keys: [','], repeats: true },
  compareForward: { scope: 'compare', keys: ['.'], repeats: true },
  compareStart: { scope: 'compare', keys: ['Home'] },
  inboxNext: { scope: 'inbox', keys: ['j', 'ArrowDown'], repeats: true },
  inboxPrevious: { scope: 'inbox', keys: ['k', 'ArrowUp'], repeats: true },
  inboxChoose: { scope: 'inbox', keys: ['x'] },
  inboxApprove: { scope: 'inbox', keys: ['a'] },
  inboxEdit: { scope: 'inbox', keys: ['e'] },
  inboxMerge: { scope: 'inbox', keys: ['m'] },
  inboxMergeInto: { scope: 'inbox', keys: ['i'] },
  inboxReject: { scope: 'inbox', keys: ['r'] },
  inboxLater: { scope: 'inbox', keys: ['l'] },
  inboxWithdraw: { scope: 'inbox', keys: ['d'] },
  inboxUndo: { scope: 'inbox', keys: ['u'] },
} as const satisfies Record<string, KeyBinding>;

export type KeyId = keyof typeof KEY_MAP;

/** The binding of an id. */
export function bindingOf(id: KeyId): KeyBinding {
  return KEY_MAP[id];
}
