import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { withQuery } from '@/lib/clips/paths';
import { formatCount } from '@/lib/format/format-count';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './empty-wall.module.css';
import type { Chip } from './list-chips';

/** A filter that is in the way, and how many clips there are without it. */
export interface Loosening {
  chip: Chip;
  count: number;
}

/**
 * What stands where no clip fits: each filter that could be loosened with what that would show, the
 * most first; with nothing set, how the gallery is filled.
 */
export async function EmptyWall(props: {
  loosenings: readonly Loosening[];
  hasWords: boolean;
  locale: Locale;
}) {
  const { loosenings, locale } = props;
  const t = await getTranslations('wall');
  if (loosenings.length === 0) {
    return <Notice level="h2" title={t('empty.nothing')} text={t('empty.nothingText')} />;
  }
  const useful = loosenings.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return (
    <Notice level="h2" title={t('empty.title')}>
      {useful.length === 0 ? null : (
        <div className={styles.loosen}>
          <p>{t('empty.text')}</p>
          <ul className="plain">
            {useful.map(({ chip, count }) => (
              <li key={chip.key}>
                <a href={localePath(locale, withQuery('/', chip.without))} rel="nofollow">
                  <span>
                    {t(chip.value?.isRefused ? 'empty.with' : 'empty.without', {
                      filter: chip.value?.name ?? chip.label,
                    })}
                  </span>
                  <span className={styles.count}>{formatCount(count, locale)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <a href={localePath(locale, withQuery('/', EVERYTHING))}>{t('empty.clear')}</a>
      {props.hasWords ? <p className={styles.hint}>{t('empty.search')}</p> : null}
    </Notice>
  );
}
