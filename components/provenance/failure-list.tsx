import { getTranslations } from 'next-intl/server';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { formatDuration } from '@/lib/format/format-duration';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './failure-list.module.css';

/** What goes wrong in a clip: each kind a link to its like, its second where it was seen, who says so. */
export async function FailureList(props: {
  slug: string;
  failures: ClipDetail['failures'];
  locale: Locale;
}) {
  const { slug, failures, locale } = props;
  const t = await getTranslations();
  return (
    <ul className={styles.failures}>
      {failures.map(({ kind, atSeconds, note }) => (
        <li key={kind}>
          <p className={styles.kind}>
            <a href={localePath(locale, withQuery('/', { failure: [kind] }))}>
              {t.has(`values.failure.${kind}`) ? t(`values.failure.${kind}`) : kind}
            </a>
            {atSeconds === null ? null : (
              <a href={`${localePath(locale, watchPath(slug))}?t=${atSeconds}`}>
                {formatDuration(atSeconds)}
              </a>
            )}
          </p>
          <p>{inLocale(note, locale)}</p>
        </li>
      ))}
    </ul>
  );
}
