import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { isLocale } from './locales';
import { readMessages } from './messages/read-messages';

/** What next-intl needs for a request: the language of its route and that language's messages. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await rootLocale());
  if (!isLocale(locale)) throw new Error(`No messages in the language ${locale}`);
  return { locale, messages: await readMessages(locale), timeZone: 'UTC' };
});
