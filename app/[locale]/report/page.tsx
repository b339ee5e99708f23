import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { QuietPage } from '@/components/provenance/quiet-page';
import { WordForm } from '@/components/visitors/word-form';
import { getClip } from '@/lib/clips/get-clip.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';
import { REPORT_REASONS } from '@/lib/ingest/candidate-contract.server';

type ReportProps = PageProps<'/[locale]/report'>;

/** The page's name; it is about one clip, and no search engine's business. */
export async function generateMetadata({ params }: ReportProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('visitors.report');
  return { title: t('heading'), robots: { index: false } };
}

/** Where a visitor reports a clip: a wrong credit or date, a wish to have it taken down, rights. */
export default async function ReportPage({ params, searchParams }: ReportProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { clip: slug, told } = await searchParams;
  const found =
    typeof slug === 'string' ? await getClip(await getDatabase(), slug).catch(() => null) : null;
  if (found === null) notFound();
  const t = await getTranslations('visitors.report');
  return (
    <QuietPage title={t('heading')} lead={t('lead', { title: found.clip.titles[locale] })}>
      <WordForm to="reports" locale={locale} told={told} send={t('send')}>
        <input type="hidden" name="slug" value={found.clip.slug} />
        <label>
          {t('about')}
          <select name="about">
            {REPORT_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('text')}
          <textarea name="text" required maxLength={5000} />
        </label>
      </WordForm>
    </QuietPage>
  );
}
