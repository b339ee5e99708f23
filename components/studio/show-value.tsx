import styles from './history.module.css';

/** A value of a record as it stands in a comparison: words as they are, lists and groups line by line. */
export function ShowValue({ value, unknown }: { value: unknown; unknown: string }) {
  if (value === null || value === undefined) return <span className={styles.none}>{unknown}</span>;
  if (typeof value === 'string') return <span className={styles.value}>{value}</span>;
  if (typeof value !== 'object') return <code className={styles.value}>{String(value)}</code>;
  const parts = Object.entries(value);
  if (parts.length === 0) return <span className={styles.none}>–</span>;
  return (
    <ul className={`plain ${styles.value} ${styles.parts}`}>
      {parts.map(([name, part]) => (
        <li key={name}>
          <code>{Array.isArray(value) ? Number(name) + 1 : name}</code>
          <ShowValue value={part} unknown={unknown} />
        </li>
      ))}
    </ul>
  );
}
