'use client';

import { type FormEvent, useState } from 'react';
import { askDesk } from './ask-desk';
import styles from './form.module.css';
import type { StudioWords } from './studio-words';

interface Begun {
  totpURI: string;
  backupCodes: string[];
}

/** Sets up the second factor (secret, backup codes, first code), or ends it; both by the password. */
export function FactorForm(props: {
  hasFactor: boolean;
  act: <T>(work: () => Promise<T>) => Promise<T | null>;
  words: StudioWords;
}) {
  const { hasFactor, act } = props;
  const { account } = props.words;
  const [begun, setBegun] = useState<Begun | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    if (begun !== null) {
      const done = await act(() => askDesk('POST', '/totp/confirm', given));
      if (done !== null) setBegun(null);
    } else if (hasFactor) await act(() => askDesk('DELETE', '/totp', given));
    else setBegun(await act(() => askDesk<Begun>('POST', '/totp', given)));
  }

  const secret = begun === null ? '' : (new URL(begun.totpURI).searchParams.get('secret') ?? '');
  return (
    <form className={styles.form} onSubmit={submit}>
      {begun === null ? (
        <>
          <p>{hasFactor ? account.factorOn : account.factorOff}</p>
          <label>
            {account.password}
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
        </>
      ) : (
        <>
          <p>
            {account.secret}{' '}
            <a href={begun.totpURI} className={styles.secret}>
              {secret}
            </a>
          </p>
          <p>{account.backup}</p>
          <p className={styles.secret}>{begun.backupCodes.join(' ')}</p>
          <label>
            {props.words.signIn.code}
            <input
              name="code"
              key="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          </label>
        </>
      )}
      <button type="submit" className={styles.button}>
        {begun !== null ? account.confirm : hasFactor ? account.stop : account.begin}
      </button>
    </form>
  );
}
