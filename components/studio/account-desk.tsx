'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import { askDesk } from './ask-desk';
import { FactorForm } from './factor-form';
import styles from './form.module.css';
import type { StudioWords } from './studio-words';
import { useAct } from './use-act';

/** What one signs in with, and where one is: as the page read it. */
export interface AccountState {
  hasFactor: boolean;
  sessions: {
    id: string;
    isThis: boolean;
    createdAt: number;
    expiresAt: number;
    browser: string | null;
  }[];
  tokens: {
    id: string;
    name: string;
    scopes: string[];
    expiresAt: number | null;
    lastUsedAt: number | null;
  }[];
  passkeys: { id: string; name: string | null; createdAt: number | null }[];
}

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Sessions, tokens, passkeys, the second factor, the password: each listed, added and ended here. */
export function AccountDesk(props: {
  state: AccountState;
  scopes: readonly string[];
  words: StudioWords;
}) {
  const { state, scopes } = props;
  const { account } = props.words;
  const { told, act } = useAct(account.done);
  const [token, setToken] = useState<string | null>(null);

  async function makeToken(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get('days')) || null;
    const wish = { name: form.get('name'), scopes: form.getAll('scope'), days };
    const made = await act(() => askDesk<{ token: string }>('POST', '/tokens', wish));
    setToken(made?.token ?? null);
  }

  async function addPasskey(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    await act(async () => {
      const options = await askDesk('POST', '/passkeys/options');
      const { startRegistration } = await import('@simplewebauthn/browser');
      const response = await startRegistration({ optionsJSON: options as never });
      return askDesk('POST', '/passkeys', { response, name });
    });
  }

  async function changePassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = Object.fromEntries(new FormData(form));
    if ((await act(() => askDesk('PUT', '/password', given))) !== null) form.reset();
  }

  const end = (path: string) => () => act(() => askDesk('DELETE', path));
  return (
    <>
      <p className={styles.told} role="status">
        {told}
      </p>
      <Section title={account.sessions}>
        {state.sessions.map((one) => (
          <Item
            key={one.id}
            end={one.isThis ? null : end(`/sessions/${one.id}`)}
            name={account.end}
          >
            <code>{day(one.createdAt)}</code> {one.browser}{' '}
            {one.isThis ? account.this : fill(account.expires, { when: day(one.expiresAt) })}
          </Item>
        ))}
      </Section>
      <Section title={account.passkeys}>
        {state.passkeys.map((one) => (
          <Item key={one.id} end={end(`/passkeys/${one.id}`)} name={account.end}>
            {one.name}
          </Item>
        ))}
      </Section>
      <form className={styles.form} onSubmit={addPasskey}>
        <label>
          {account.passkeyName}
          <input name="name" required maxLength={80} />
        </label>
        <button type="submit" className={styles.button}>
          {account.addPasskey}
        </button>
      </form>
      <Section title={account.factor}>{null}</Section>
      <FactorForm hasFactor={state.hasFactor} act={act} words={props.words} />
      <Section title={account.tokens}>
        {state.tokens.map((one) => (
          <Item key={one.id} end={end(`/tokens/${one.id}`)} name={account.end}>
            {one.name} <code>{one.scopes.join(' ')}</code>{' '}
            {one.expiresAt === null ? null : fill(account.expires, { when: day(one.expiresAt) })}{' '}
            {one.lastUsedAt === null
              ? account.unused
              : fill(account.used, { when: day(one.lastUsedAt) })}
          </Item>
        ))}
      </Section>
      <p>{account.tokensLead}</p>
      {token === null ? null : (
        <p role="alert">
          {account.tokenOnce} <span className={styles.secret}>{token}</span>
        </p>
      )}
      <form className={styles.form} onSubmit={makeToken}>
        <label>
          {account.tokenName}
          <input name="name" required maxLength={80} />
        </label>
        <label>
          {account.tokenDays}
          <input name="days" type="number" min={1} max={366} defaultValue={90} />
        </label>
        <div className={styles.buttons}>
          {scopes.map((scope) => (
            <span key={scope}>
              <input type="checkbox" name="scope" value={scope} id={`scope-${scope}`} />{' '}
              <label htmlFor={`scope-${scope}`}>{scope}</label>
            </span>
          ))}
        </div>
        <button type="submit" className={styles.button}>
          {account.makeToken}
        </button>
      </form>
      <Section title={account.passwordTitle}>{null}</Section>
      <form className={styles.form} onSubmit={changePassword}>
        <label>
          {account.passwordNow}
          <input name="currentPassword" type="password" autoComplete="current-password" required />
        </label>
        <label>
          {account.passwordNew}
          <input name="newPassword" type="password" autoComplete="new-password" required />
        </label>
        <button type="submit" className={styles.button}>
          {account.change}
        </button>
      </form>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ul className={`plain ${styles.items}`}>{children}</ul>
    </section>
  );
}

function Item(props: { end: (() => void) | null; name: string; children: ReactNode }) {
  return (
    <li>
      <span>{props.children}</span>
      {props.end === null ? null : (
        <button type="button" className={styles.quiet} onClick={props.end}>
          {props.name}
        </button>
      )}
    </li>
  );
}
