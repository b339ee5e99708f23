'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { LANGUAGE_PARAMETER } from '@/lib/i18n/choose-language';
import { LANGUAGE_TAGS, type Locale, otherLocale, splitLocale } from '@/lib/i18n/locales';
import styles from './site-header.module.css';

/**
 * Leads to this same place in the other language. A plain link: `lang` tells the server what was
 * chosen, which keeps the choice and sends the visitor on to the address without it.
 */
export function LanguageSwitch({ locale, name }: { locale: Locale; name: string }) {
  const { path } = splitLocale(usePathname());
  const params = new URLSearchParams(useSearchParams());
  const other = otherLocale(locale);
  params.delete('cursor');
  params.set(LANGUAGE_PARAMETER, other);
  return (
    <a
      className={styles.language}
      href={`${path}?${params}`}
      lang={LANGUAGE_TAGS[other]}
      hrefLang={LANGUAGE_TAGS[other]}
      rel="nofollow"
      data-hard=""
    >
      {name}
    </a>
  );
}
