import { createTranslator } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import type { Locale } from '@/lib/i18n/locales';
import { readMessages } from '@/lib/i18n/messages/read-messages';

let language: Locale = 'en';

/**
 * What stands for `next-intl/server` outside Next: the same translator over the real messages, in
 * the language that is being rendered.
 */
export const translations = {
  getTranslations: async (namespace?: string) => {
    const messages = await readMessages(language);
    const all = { locale: language, messages } as Parameters<typeof createTranslator>[0];
    return createTranslator(namespace === undefined ? all : { ...all, namespace });
  },
};

/** Renders a component of the server, and puts its HTML into the document. */
export async function renderOnServer(node: ReactNode, locale: Locale = 'en'): Promise<HTMLElement> {
  language = locale;
  const stream = await renderToReadableStream(node);
  await stream.allReady;
  const box = document.createElement('div');
  box.innerHTML = await new Response(stream).text();
  document.body.replaceChildren(box);
  return box;
}
