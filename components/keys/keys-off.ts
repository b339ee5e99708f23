const KEY = 'promptreel-keys';

/** Whether the reader has switched off the shortcuts of a single key (they can clash with speech input). */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(KEY) === 'off';
  } catch {
    return false;
  }
}

/** Switches the shortcuts of a single key off or on again, for this browser. */
export function switchKeys(areOn: boolean): void {
  try {
    if (areOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Private windows may refuse: then they stay as they are.
  }
}
