import '../../../globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EMBED_THEMES } from '@/lib/i18n/embed-route';
import { isLocale, LANGUAGE_TAGS, LOCALES } from '@/lib/i18n/locales';
import { faces } from '../../../fonts';
import styles from './embed.module.css';

export const dynamic = 'force-dynamic';
export const dynamicParams = false;

/** Every language in every theme: who embeds chooses both in the address. */
export function generateStaticParams() {
  return LOCALES.flatMap((locale) => EMBED_THEMES.map((theme) => ({ locale, theme })));
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** No search engine lists a frame for itself; what it shows counts where it is embedded. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    referrer: 'same-origin',
    robots: { index: false, follow: true, indexifembedded: true },
  };
}

/** The shell of what is shown on other sites: no head, no foot, and every link opens outside. */
export default async function EmbedLayout(props: {
  children: ReactNode;
  params: Promise<{ locale: string; theme: string }>;
}) {
  const { locale, theme } = await props.params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={LANGUAGE_TAGS[locale]} data-theme={theme} className={faces}>
      <head>
        <base target="_blank" />
      </head>
      <body className={styles.body}>{props.children}</body>
    </html>
  );
}
