import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { isLocale, localePath } from '@/lib/i18n/locales';

type OfflineProps = PageProps<'/[locale]/offline'>;

/** Shown by the worker in place of a page that cannot come: nothing to be found. */
export async function generateMetadata({ params }: OfflineProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('shell.offline');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** That there is no network, what is here without one, and the way there. */
export default async function OfflinePage({ params }: OfflineProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('shell.offline');
  return (
    <Notice mark="–" title={t('title')} text={t('text')}>
      <a href={localePath(locale, '/favourites')} data-hard="">
        {t('action')}
      </a>
    </Notice>
  );
}
