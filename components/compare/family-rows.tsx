import styles from './family-rows.module.css';

/** A comparison that can be opened: what joins its clips, and their titles. */
export interface FamilyRow {
  href: string;
  kind: string;
  titles: string[];
}

/** Comparisons as a list of links. */
export function FamilyRows({ rows }: { rows: FamilyRow[] }) {
  return (
    <div className={styles.families}>
      {rows.map(({ href, kind, titles }) => (
        <a key={href} href={href}>
          <small>{kind}</small>
          <span>{titles.join(' · ')}</span>
        </a>
      ))}
    </div>
  );
}
