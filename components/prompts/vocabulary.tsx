import { getTranslations } from 'next-intl/server';
import { withQuery } from '@/lib/clips/paths';
import { TERM_FAMILIES, type TermFamily } from '@/lib/clips/term-entry';
import { formatCount } from '@/lib/format/format-count';
import { LANGUAGE_TAGS, type Locale, localePath, otherLocale } from '@/lib/i18n/locales';
import type { TermItem } from '@/lib/prompts/list-terms.server';
import { sizeTerm } from './size-term';
import styles from './vocabulary.module.css';

/**
 * The vocabulary set in columns by family, each word in both languages and as large as it is
 * frequent, a link to its page; its figure leads to its clips on the wall. Words that no prompt says
 * are folded away under their family.
 */
export async function Vocabulary({ items, locale }: { items: TermItem[]; locale: Locale }) {
  const t = await getTranslations('prompts.vocabulary');
  const most = Math.max(1, ...items.map(({ count }) => count));
  const byFamily = Map.groupBy(items, ({ family }) => family);
  const families = TERM_FAMILIES.filter((family) => byFamily.has(family));
  return (
    <>
      <nav className={styles.families} aria-label={t('families')}>
        <ul className="plain">
          {families.map((family) => (
            <li key={family}>
              <a href={`#${family}`}>{t(`family.${family}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.index}>
        {families.map((family) => (
          <Family
            key={family}
            family={family}
            items={byFamily.get(family) ?? []}
            most={most}
            locale={locale}
          />
        ))}
      </div>
    </>
  );
}

async function Family(props: {
  family: TermFamily;
  items: TermItem[];
  most: number;
  locale: Locale;
}) {
  const { family, items, most, locale } = props;
  const t = await getTranslations('prompts.vocabulary');
  const said = items.filter(({ count }) => count > 0);
  const unsaid = items.filter(({ count }) => count === 0);
  return (
    <section className={styles.family} id={family}>
      <h2>{t(`family.${family}`)}</h2>
      <ul className="plain">
        {said.map((item) => (
          <li key={item.key} className={styles.term} data-size={sizeTerm(item.count, most)}>
            <a href={localePath(locale, `/vocabulary/${item.key}`)}>{item.names[locale]}</a>
            <Other item={item} locale={locale} />
            <a
              className={styles.count}
              href={localePath(locale, withQuery('/', { term: [item.key] }))}
              title={t('onWall')}
              rel="nofollow"
            >
              <span aria-hidden="true">{formatCount(item.count, locale)}</span>
              <span className="visually-hidden">
                {item.names[locale]}: {t('clips', { count: item.count })}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {unsaid.length === 0 ? null : (
        <details className={styles.unsaid}>
          <summary>{t('unsaid', { count: unsaid.length })}</summary>
          <p>
            {unsaid.map((item, index) => (
              <span key={item.key}>
                {index === 0 ? null : ' · '}
                {item.names[locale]} <Other item={item} locale={locale} />
              </span>
            ))}
          </p>
        </details>
      )}
    </section>
  );
}

function Other({ item, locale }: { item: TermItem; locale: Locale }) {
  const other = otherLocale(locale);
  if (item.names[other] === item.names[locale]) return null;
  return (
    <span className={styles.other} lang={LANGUAGE_TAGS[other]}>
      {item.names[other]}
    </span>
  );
}
