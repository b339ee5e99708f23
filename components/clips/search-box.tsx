import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { type ClipQuery, FLAG_FILTERS, LIST_FILTERS } from '@/lib/clips/clip-query';
import { withQuery } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { ASK_FORM } from './ask-form';
import styles from './search-box.module.css';

/** The search field, in the GET form that also carries dates, lengths and what else is set. */
export async function SearchBox({ query, locale }: { query: ClipQuery; locale: Locale }) {
  const t = await getTranslations('filters.search');
  const kept = [
    ...LIST_FILTERS.flatMap((name) => query[name].map((value) => [name, value] as const)),
    ...FLAG_FILTERS.map((name) => [name, query[name]] as const),
    ['sort', query.sort === 'match' ? null : query.sort] as const,
  ].filter(([, value]) => value !== null);
  return (
    <search className={styles.place}>
      <form
        id={ASK_FORM}
        className={styles.box}
        action={localePath(locale, '/')}
        method="get"
        // What does not fit is told in a sentence above the wall, not refused by a bubble.
        noValidate
        data-soft=""
      >
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={String(value)} />
        ))}
        <Icon name="search" />
        <input
          // The address says what is searched for; a new address is a new field.
          key={query.q ?? ''}
          className={styles.field}
          type="search"
          name="q"
          maxLength={200}
          defaultValue={query.q ?? ''}
          placeholder={t('placeholder')}
          aria-label={t('label')}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        {query.q === null ? null : (
          <a
            className={styles.clear}
            href={localePath(
              locale,
              withQuery('/', { ...query, q: null, cursor: null, sort: null }),
            )}
            aria-label={t('clear')}
          >
            <Icon name="close" />
          </a>
        )}
        <button className={styles.submit} type="submit">
          {t('submit')}
        </button>
      </form>
    </search>
  );
}
