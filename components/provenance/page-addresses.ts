import type { Metadata } from 'next';
import {
  DEFAULT_LOCALE,
  LANGUAGE_TAGS,
  LOCALES,
  type Locale,
  localePath,
} from '@/lib/i18n/locales';

/**
 * The one address of a page (beginning with `/`, without the language) and its other language's;
 * who reads neither is led to the default one.
 */
export function pageAddresses(locale: Locale, path: string): NonNullable<Metadata['alternates']> {
  return {
    canonical: localePath(locale, path),
    languages: {
      ...Object.fromEntries(LOCALES.map((one) => [LANGUAGE_TAGS[one], localePath(one, path)])),
      'x-default': localePath(DEFAULT_LOCALE, path),
    },
  };
}
