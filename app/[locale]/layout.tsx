import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Shortcuts } from '@/components/keys/shortcuts';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { SkipLink } from '@/components/layout/skip-link';
import { SoftLinks } from '@/components/layout/soft-links';
import { TellAwake } from '@/components/layout/tell-awake';
import { THEME_SCRIPT } from '@/components/layout/theme-script';
import { RegisterWorker } from '@/components/offline/register-worker';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import { readEnv } from '@/lib/env/env.server';
import { isLocale, LANGUAGE_TAGS, LOCALES } from '@/lib/i18n/locales';
import { shareWords } from '@/lib/publish/share-words';
import { faces } from '../fonts';

// Freshness is the catalogue's version and the front's business: Next renders, and keeps nothing.
export const dynamic = 'force-dynamic';
export const dynamicParams = false;

/** The languages; any other first segment is no page. */
export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

export const viewport: Viewport = { colorScheme: 'dark light', themeColor: '#110f0c' };

/** The name behind every page's title, and what the gallery is. */
export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations('shell');
  const { PUBLIC_URL } = readEnv();
  return {
    ...(PUBLIC_URL === undefined ? {} : { metadataBase: new URL(PUBLIC_URL) }),
    title: { default: `${t('name')} · ${t('tagline')}`, template: `%s · ${t('name')}` },
    description: t('description'),
    manifest: locale === 'zh' ? '/manifest.zh.webmanifest' : '/manifest.webmanifest',
    openGraph: {
      type: 'website',
      siteName: t('name'),
      ...(isLocale(locale) ? { locale: shareWords[locale].openGraphLocale } : {}),
    },
  };
}

/** The shell of every page. */
export default async function LocaleLayout(props: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await props.params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('shell');
  return (
    <html
      lang={LANGUAGE_TAGS[locale]}
      data-theme="dark"
      className={faces}
      // The script below may set another theme before React looks.
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this project */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <SkipLink href="#content">{t('skip')}</SkipLink>
        <SiteHeader locale={locale} />
        <main id="content" tabIndex={-1}>
          {props.children}
        </main>
        <SiteFooter locale={locale} />
        <div id={ANNOUNCER_ID} className="visually-hidden" aria-live="polite" />
        <SoftLinks />
        <RegisterWorker />
        <Shortcuts locale={locale} failed={t('notLoaded')} />
        <TellAwake />
      </body>
    </html>
  );
}
