'use client';

import { askDesk } from './ask-desk';
import styles from './form.module.css';

/** Ends this session and goes home, with everything that was shown forgotten. */
export function SignOut({ name, home }: { name: string; home: string }) {
  async function leave() {
    await askDesk('POST', '/sign-out').catch(() => undefined);
    window.location.assign(home);
  }
  return (
    <button type="button" className={styles.quiet} onClick={leave}>
      {name}
    </button>
  );
}
