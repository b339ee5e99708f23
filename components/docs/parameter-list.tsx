import type { ParameterDoc } from '@/lib/api/document-routes.server';
import styles from './docs-list.module.css';

/** Parameters as a list: the name, what it means in the contract's own words, an example. */
export function ParameterList({ parameters }: { parameters: readonly ParameterDoc[] }) {
  return (
    <dl className={styles.parameters} lang="en">
      {parameters.map(({ name, description, example }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {description}
            {example === null ? null : <code className={styles.sample}>{example}</code>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
