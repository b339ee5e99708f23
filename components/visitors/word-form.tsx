import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import styles from './word-form.module.css';

/** What became of what was sent, as the address says it. */
const TOLD = ['sent', 'wrong', 'many'] as const;

/**
 * The frame of a visitor's form: a plain POST that needs no scripts, a field that only machines fill,
 * where an answer may go; above it what became of the last one.
 */
export async function WordForm(props: {
  /** The row of the route table it goes to, below `visitors`. */
  to: 'suggestions' | 'reports';
  locale: Locale;
  told: unknown;
  send: string;
  children: ReactNode;
}) {
  const { to, locale, send, children } = props;
  const t = await getTranslations('visitors');
  const told = TOLD.find((one) => one === props.told);
  return (
    <>
      {told === undefined ? null : (
        <p className={styles.told} role="status">
          {t(told === 'many' ? 'tooMany' : told)}
        </p>
      )}
      <form className={styles.form} method="post" action={`/api/v1/desk/visitors/${to}`}>
        <input type="hidden" name="locale" value={locale} />
        {children}
        <label>
          {t('contact')}
          <input name="contact" maxLength={300} autoComplete="email" />
        </label>
        <div className={styles.trap} aria-hidden="true">
          <label>
            {t('trap')}
            <input name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <button type="submit" className={styles.send}>
          {send}
        </button>
      </form>
    </>
  );
}
