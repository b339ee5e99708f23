import './globals.css';
import type { Metadata, Viewport } from 'next';
import { THEME_SCRIPT } from '@/components/layout/theme-script';
import { Notice } from '@/components/ui/notice';
import { LANGUAGE_TAGS, LOCALES, localePath } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/shell.json';
import zh from '@/lib/i18n/messages/zh/shell.json';
import { faces } from './fonts';
import styles from './global-not-found.module.css';

const WORDS = { en, zh };

export const metadata: Metadata = { title: `404 · ${en.name}` };
export const viewport: Viewport = { colorScheme: 'dark light', themeColor: '#110f0c' };

/** The answer to an address no route has. Its language is not known, so it speaks both. */
export default function GlobalNotFound() {
  return (
    <html lang={LANGUAGE_TAGS.en} data-theme="dark" className={faces} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this project */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <main className={styles.page}>
          <p className={styles.mark}>404</p>
          {LOCALES.map((locale) => {
            const words = WORDS[locale].notFound;
            return (
              <div key={locale} lang={LANGUAGE_TAGS[locale]} className={styles.half}>
                <Notice level={locale === 'en' ? 'h1' : 'h2'} title={words.title} text={words.text}>
                  <a href={localePath(locale, '/')}>{words.action}</a>
                </Notice>
              </div>
            );
          })}
        </main>
      </body>
    </html>
  );
}
