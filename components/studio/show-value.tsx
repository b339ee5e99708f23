import styles from './history.module.css';

/** A value of a record as it stands in a comparison: words as they are, the rest as JSON. */
export function ShowValue({ value, unknown }: { value: unknown; unknown: string }) {
  if (value === null || value === undefined) return <span className={styles.none}>{unknown}</span>;
  if (typeof value === 'string') return <span className={styles.value}>{value}</span>;
  const plain = typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
  return <code className={styles.value}>{plain}</code>;
}
