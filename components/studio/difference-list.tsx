import styles from './inbox.module.css';
import { ShowValue } from './show-value';
import type { StudioWords } from './studio-words';

/** Fields that stand otherwise elsewhere: as they are kept, as they are offered. */
export interface Differing {
  fields: Record<string, { kept: unknown; offered: unknown }>;
}

/** A difference field by field, both sides beside each other. */
export function DifferenceList({ fields, words }: Differing & { words: StudioWords }) {
  const labels: Record<string, string> = words.fields;
  return (
    <dl>
      {Object.entries(fields).map(([name, { kept, offered }]) => (
        <div key={name}>
          <dt>{labels[name] ?? name}</dt>
          <dd className={styles.sides}>
            <div>
              <small>{words.inbox.fields.kept}</small>
              <ShowValue value={kept} unknown={words.editor.unknown} />
            </div>
            <div>
              <small>{words.inbox.fields.offered}</small>
              <ShowValue value={offered} unknown={words.editor.unknown} />
            </div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
