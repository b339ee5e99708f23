import type { ReactNode } from 'react';
import styles from './quiet-page.module.css';

/** The frame of a page that is read: its title, a paragraph that says what it is, the rest. */
export function QuietPage(props: { title: string; lead: string; children: ReactNode }) {
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <h1>{props.title}</h1>
        <p>{props.lead}</p>
      </header>
      {props.children}
    </article>
  );
}
