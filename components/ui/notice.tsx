import type { ReactNode } from 'react';
import styles from './notice.module.css';

/**
 * A designed dead end (empty, error, not found, offline): a small mark, a sentence in plain words,
 * what to do next, and one action (a link or button, as children).
 */
export function Notice(props: {
  mark?: string;
  title: string;
  text?: string;
  /** `h1` where the notice is the whole page. */
  level?: 'h1' | 'h2';
  children?: ReactNode;
}) {
  const Heading = props.level ?? 'h1';
  return (
    <section className={styles.notice} data-page={Heading === 'h1' ? '' : undefined}>
      {props.mark === undefined ? null : (
        <p className={styles.mark} aria-hidden="true">
          {props.mark}
        </p>
      )}
      <Heading>{props.title}</Heading>
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      {props.children === undefined ? null : <div className={styles.action}>{props.children}</div>}
    </section>
  );
}
