'use client';

import { useLayoutEffect } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './site-header.module.css';
import { THEME_KEY } from './theme-script';

function storedTheme(): 'dark' | 'light' {
  try {
    return localStorage.getItem(THEME_KEY) === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
}

/** Turns to the other theme, and keeps it where the browser lets us. */
export function switchTheme(): void {
  const root = document.documentElement;
  const next = root.dataset.theme === 'light' ? 'dark' : 'light';
  root.dataset.theme = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Storage is refused: the theme lasts as long as the page.
  }
}

/** Switches between the dark and the paper theme; CSS shows the label of the other one. */
export function ThemeSwitch({ toLight, toDark }: { toLight: string; toDark: string }) {
  // React drops attributes it did not write when it remounts <html> in development.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = storedTheme();
  }, []);
  return (
    <button
      type="button"
      className={`${styles.tool} needs-script`}
      aria-keyshortcuts="t"
      onClick={switchTheme}
    >
      <span className={styles.whenDark} title={toLight}>
        <Icon name="sun" />
        <span className="visually-hidden">{toLight}</span>
      </span>
      <span className={styles.whenLight} title={toDark}>
        <Icon name="moon" />
        <span className="visually-hidden">{toDark}</span>
      </span>
    </button>
  );
}
