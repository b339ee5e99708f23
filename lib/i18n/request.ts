import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, isLocale } from './locales';
import { readMessages } from './messages/read-messages';

/** What next-intl needs for a request: the language of its route and that language's messages. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await rootLocale());
  // Addresses outside the languages are no pages, but Next asks for their 404's words.
  const known = isLocale(locale) ? locale : DEFAULT_LOCALE;
  return { locale: known, messages: await readMessages(known), timeZone: 'UTC' };
});
