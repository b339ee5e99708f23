import type { RouteDoc } from '@/lib/api/document-routes.server';
import styles from './docs-list.module.css';
import { ParameterList } from './parameter-list';

/** Every route: its path, what it gives, what it takes, how it may fail, and an address that answers. */
export function RouteList(props: {
  routes: readonly RouteDoc[];
  words: { takesQuery: string; example: string };
}) {
  const { routes, words } = props;
  return (
    <div className={styles.routes}>
      {routes.map((route) => (
        <section key={route.id} id={route.id}>
          <h3>
            <code>GET {route.path}</code>
          </h3>
          <p lang="en">{route.summary}</p>
          <p className={styles.facts}>
            <code>{route.reply}</code>
            {route.takesQuery ? <span>{words.takesQuery}</span> : null}
            {route.errors.map((error) => (
              <code key={error}>{error}</code>
            ))}
          </p>
          {route.parameters.length === 0 ? null : <ParameterList parameters={route.parameters} />}
          {route.example === null ? null : (
            <p className={styles.example}>
              {words.example}{' '}
              <a href={route.example} rel="nofollow">
                <code>{route.example}</code>
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
