import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { readEnv } from '@/lib/env/env.server';
import { isLocale } from '@/lib/i18n/locales';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import styles from './about.module.css';

type AboutProps = PageProps<'/[locale]/about'>;

const DESCRIPTION = '/api/v1/openapi.json';

/** The page's name and address. */
export async function generateMetadata({ params }: AboutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('about');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/about'),
  };
}

/** What this gallery is, what is known and how, what the labels mean, whose the clips are. */
export default async function AboutPage({ params }: AboutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('about');
  const { ORIGINALS } = readEnv();
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <div className={styles.about}>
        <section>
          <h2>{t('what.heading')}</h2>
          <p>{t('what.text')}</p>
        </section>
        <section>
          <h2>{t('known.heading')}</h2>
          <p>{t('known.text')}</p>
          <p>{t('known.unknown')}</p>
          <p>{t('known.wording')}</p>
        </section>
        <section>
          <h2>{t('ai.heading')}</h2>
          <p className={styles.label}>{AI_LABEL}</p>
          <p>{t('ai.text')}</p>
        </section>
        <section>
          <h2>{t('standIns.heading')}</h2>
          <p>{t('standIns.text')}</p>
          <p>{t(`standIns.${ORIGINALS}`)}</p>
        </section>
        <section>
          <h2>{t('rights.heading')}</h2>
          <p>{t('rights.text')}</p>
          <p>{t('rights.takedown')}</p>
          <p>{t('independent')}</p>
        </section>
        <section>
          <h2>{t('machines.heading')}</h2>
          <p>
            {t.rich('machines.text', {
              address: DESCRIPTION,
              link: (words) => <a href={DESCRIPTION}>{words}</a>,
            })}
          </p>
        </section>
      </div>
    </QuietPage>
  );
}
