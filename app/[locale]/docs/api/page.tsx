import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ParameterList } from '@/components/docs/parameter-list';
import { RouteList } from '@/components/docs/route-list';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { documentQuery, documentRoutes } from '@/lib/api/document-routes.server';
import { routes } from '@/lib/api/routes.server';
import { isLocale } from '@/lib/i18n/locales';
import styles from './docs.module.css';

type DocsProps = PageProps<'/[locale]/docs/api'>;

const DESCRIPTION = '/api/v1/openapi.json';
const ANSWERS = ['unknown', 'pages', 'etag', 'errors'] as const;

/** The page's name and address. */
export async function generateMetadata({ params }: DocsProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('docs');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/docs/api'),
  };
}

/** The API for people: what every answer promises, the one query, every route with an example. */
export default async function DocsPage({ params }: DocsProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('docs');
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <div className={styles.docs}>
        <section>
          <h2>{t('answers.heading')}</h2>
          <div className={styles.prose}>
            {ANSWERS.map((one) => (
              <p key={one}>{t(`answers.${one}`)}</p>
            ))}
            <p>
              {t.rich('description', {
                address: DESCRIPTION,
                link: (words) => <a href={DESCRIPTION}>{words}</a>,
              })}
            </p>
          </div>
        </section>
        <section>
          <h2>{t('promise.heading')}</h2>
          <div className={styles.prose}>
            <p>{t('promise.text')}</p>
          </div>
        </section>
        <section>
          <h2>{t('query.heading')}</h2>
          <div className={styles.prose}>
            <p>{t('query.text')}</p>
            <p>{t('contract')}</p>
          </div>
          <ParameterList parameters={documentQuery()} />
        </section>
        <section>
          <h2>{t('routes.heading')}</h2>
          <RouteList
            routes={documentRoutes(routes)}
            words={{ takesQuery: t('routes.takesQuery'), example: t('routes.example') }}
          />
        </section>
      </div>
    </QuietPage>
  );
}
