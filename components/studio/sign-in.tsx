'use client';

import { type FormEvent, useState } from 'react';
import { fill } from '@/lib/i18n/fill';
import { askDesk, DeskRefusal } from './ask-desk';
import styles from './form.module.css';
import type { StudioWords } from './studio-words';

/** Address and password, then a code where one is asked for; or a passkey. Leads on to `next`. */
export function SignIn({ next, words }: { next: string; words: StudioWords }) {
  const { signIn } = words;
  const [needsCode, setNeedsCode] = useState(false);
  const [told, setTold] = useState('');

  function tell(thrown: unknown) {
    if (!(thrown instanceof DeskRefusal)) return setTold(String(thrown));
    const { retryAfterSeconds } = (thrown.detail ?? {}) as { retryAfterSeconds?: number };
    if (retryAfterSeconds !== undefined) setTold(fill(signIn.wait, { seconds: retryAfterSeconds }));
    else setTold(thrown.status === 401 || thrown.status === 400 ? signIn.wrong : thrown.message);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setTold('');
    try {
      if (needsCode) {
        const code = String(form.get('code')).trim();
        const path = /^\d{6}$/.test(code) ? '/sign-in/code' : '/sign-in/backup-code';
        await askDesk('POST', path, { code });
      } else {
        const given = { email: form.get('email'), password: form.get('password') };
        const { twoFactorRedirect } = await askDesk<{ twoFactorRedirect?: boolean }>(
          'POST',
          '/sign-in',
          given,
        );
        if (twoFactorRedirect) return setNeedsCode(true);
      }
      window.location.assign(next);
    } catch (thrown) {
      tell(thrown);
    }
  }

  async function byPasskey() {
    setTold('');
    try {
      const options = await askDesk('POST', '/sign-in/passkey-options');
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const response = await startAuthentication({ optionsJSON: options as never });
      await askDesk('POST', '/sign-in/passkey', { response });
      window.location.assign(next);
    } catch (thrown) {
      tell(thrown);
    }
  }

  return (
    <form className={styles.form} method="post" onSubmit={submit}>
      {needsCode ? (
        <label>
          {signIn.code}
          <input
            key="code"
            name="code"
            autoComplete="one-time-code"
            required
            ref={(field) => field?.focus()}
          />
        </label>
      ) : (
        <>
          <label>
            {signIn.email}
            <input name="email" type="email" autoComplete="username webauthn" required />
          </label>
          <label>
            {signIn.password}
            <input name="password" type="password" autoComplete="current-password" required />
          </label>
        </>
      )}
      <p className={styles.told} role="alert">
        {told}
      </p>
      <p className={`${styles.buttons} needs-script`}>
        <button type="submit" className={styles.button}>
          {signIn.submit}
        </button>
        {needsCode ? null : (
          <button type="button" className={styles.button} onClick={byPasskey}>
            {signIn.passkey}
          </button>
        )}
      </p>
      <p className="without-script">{signIn.noScript}</p>
    </form>
  );
}
