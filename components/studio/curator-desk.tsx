'use client';

import type { CuratorEntry } from '@/lib/auth/keep-curators.server';
import { fill } from '@/lib/i18n/fill';
import { askDesk } from './ask-desk';
import styles from './form.module.css';
import type { StudioWords } from './studio-words';
import { useAct } from './use-act';

/** Every curator, for an owner: what each may, where they are signed in, and an end to it. */
export function CuratorDesk(props: {
  items: readonly CuratorEntry[];
  /** Whoever looks at it: nobody changes themselves here. */
  self: string;
  roles: readonly string[];
  words: StudioWords;
}) {
  const { items, self, roles, words } = props;
  const { curators, account } = words;
  const { told, act } = useAct(account.done);
  const names: Record<string, string> = words.roles;
  const remove = (one: CuratorEntry) => {
    if (!window.confirm(fill(curators.removeAsk, { name: one.name }))) return;
    act(() => askDesk('DELETE', `/curators/${one.id}`));
  };
  return (
    <>
      <p className={styles.told} role="status">
        {told}
      </p>
      <ul className={`plain ${styles.items}`}>
        {items.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> <code>{one.email}</code>
            {one.id === self ? (
              <span>
                {names[one.role]} · {curators.self}
              </span>
            ) : (
              <select
                aria-label={fill(curators.roleOf, { name: one.name })}
                value={one.role}
                onChange={({ target }) =>
                  act(() => askDesk('PUT', `/curators/${one.id}/role`, { role: target.value }))
                }
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {names[role]}
                  </option>
                ))}
              </select>
            )}
            <span>
              {fill(curators.holds, { sessions: one.sessions, tokens: one.tokens })}
              {one.hasFactor ? ` · ${account.factor}` : ''}
            </span>
            {one.id === self ? null : (
              <span className={styles.buttons}>
                <button
                  type="button"
                  className={styles.quiet}
                  onClick={() => act(() => askDesk('DELETE', `/curators/${one.id}/sessions`))}
                >
                  {curators.endAll}
                </button>
                <button type="button" className={styles.quiet} onClick={() => remove(one)}>
                  {curators.remove}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p>
        {curators.add} <code>npm run gallery -- curator add ada@reel.example</code>
      </p>
    </>
  );
}
