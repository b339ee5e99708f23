'use client';

import './globals.css';
import { Notice } from '@/components/ui/notice';
import { LANGUAGE_TAGS, LOCALES } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/fault.json';
import zh from '@/lib/i18n/messages/zh/fault.json';

const WORDS = { en, zh };

/** What stands where not even the shell could be made: both languages, and a way to try again. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang={LANGUAGE_TAGS.en} data-theme="dark">
      <body>
        <title>{WORDS.en.title}</title>
        <main>
          {LOCALES.map((locale) => (
            <div key={locale} lang={LANGUAGE_TAGS[locale]}>
              <Notice title={WORDS[locale].title} text={WORDS[locale].text}>
                <button type="button" onClick={() => retry()}>
                  {WORDS[locale].action}
                </button>
              </Notice>
            </div>
          ))}
        </main>
      </body>
    </html>
  );
}
