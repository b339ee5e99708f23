import { getTranslations } from 'next-intl/server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './kind-links.module.css';

/** The kinds with their counts, each a link; the chosen one (null is all) is marked. */
export async function KindLinks(props: {
  kinds: { kind: string; name: string; count: number }[];
  chosen: string | null;
  total: number;
  locale: Locale;
}) {
  const t = await getTranslations('explainers');
  const all = { kind: null, name: t('all'), count: props.total };
  return (
    <nav className={styles.kinds} aria-label={t('filter')}>
      <ul>
        {[all, ...props.kinds].map(({ kind, name, count }) => (
          <li key={name}>
            <a
              href={localePath(props.locale, `/explainers${kind === null ? '' : `?kind=${kind}`}`)}
              aria-current={kind === props.chosen ? 'page' : undefined}
              data-scroll="keep"
            >
              {name} <data value={count}>{count}</data>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
