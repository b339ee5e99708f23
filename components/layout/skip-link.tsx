import styles from './skip-link.module.css';

/** A stop of the Tab key that leads past what stands before `href` (`#…`); seen only with the focus. */
export function SkipLink({ href, children }: { href: string; children: string }) {
  return (
    <a className={styles.skip} href={href}>
      {children}
    </a>
  );
}
