import { getTranslations } from 'next-intl/server';
import type { ExplainerItem } from '@/lib/explainers/explainer-contract.server';
import { explainersPath } from '@/lib/explainers/explainer-query';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './clip-explainers.module.css';
import { KINDS } from './explainer-filters';
import { ExplainerHead } from './explainer-head';

/**
 * What was written or shown about a clip: first what names it, then what is about its batch as a
 * whole; the papers that its report cites are counted. Each kind leads to the page of all of them.
 */
export async function ClipExplainers(props: {
  slug: string;
  items: readonly ExplainerItem[];
  locale: Locale;
}) {
  const { slug, items, locale } = props;
  const t = await getTranslations('explainers');
  const own = items.filter(({ clips }) => clips.some((one) => one.slug === slug));
  const shared = items.filter((item) => item.paper === null && !own.includes(item));
  const kinds = [...Map.groupBy(items, ({ kind }) => kind)].sort(
    ([a], [b]) => KINDS.indexOf(a) - KINDS.indexOf(b),
  );
  const pathOf = (kind: string | null) => localePath(locale, explainersPath({ clip: slug, kind }));
  return (
    <section className={styles.rail}>
      <h2>{t('ofClip.heading')}</h2>
      {items.length === 0 ? <p className={styles.none}>{t('ofClip.none')}</p> : null}
      <Group name={null} items={own} locale={locale} />
      <Group name={t('ofClip.batch')} items={shared} locale={locale} />
      {items.length === 0 ? null : (
        <ul className={styles.kinds} aria-label={t('filter.kind')}>
          {kinds.map(([kind, { length }]) => (
            <li key={kind}>
              <a href={pathOf(kind)} rel="nofollow">
                {t.has(`kind.${kind}` as 'kind.paper') ? t(`kind.${kind}` as 'kind.paper') : kind}{' '}
                <data value={length}>{length}</data>
              </a>
            </li>
          ))}
          {kinds.length === 1 ? null : (
            <li>
              <a href={pathOf(null)} rel="nofollow">
                {t('ofClip.all', { count: items.length })}
              </a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

async function Group(props: { name: string | null; items: ExplainerItem[]; locale: Locale }) {
  const t = await getTranslations('explainers');
  if (props.items.length === 0) return null;
  return (
    <>
      {props.name === null ? null : <p className={styles.group}>{props.name}</p>}
      <ul className={styles.list}>
        {props.items.map((item) => (
          <li key={item.slug}>
            <ExplainerHead
              item={item}
              locale={props.locale}
              before={
                t.has(`one.${item.kind}` as 'one.paper') ? (
                  <span>{t(`one.${item.kind}` as 'one.paper')}</span>
                ) : null
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}
