import { getTranslations } from 'next-intl/server';
import { ClipGroup, type GroupClips } from '@/components/provenance/clip-group';
import { formatCount } from '@/lib/format/format-count';
import { LANGUAGE_TAGS, type Locale, localePath, otherLocale } from '@/lib/i18n/locales';
import type { TermDetail } from '@/lib/prompts/get-term.server';
import styles from './term-sheet.module.css';

/** A term's page: its name in both languages, its wordings, its company, its clips. */
export async function TermSheet(props: {
  term: TermDetail['term'];
  together: TermDetail['together'];
  group: GroupClips;
  locale: Locale;
}) {
  const { term, together, locale } = props;
  const t = await getTranslations('prompts.vocabulary');
  const other = otherLocale(locale);
  const names: string[] = [term.names.en, term.names.zh];
  const wordings = term.wordings.filter((one) => !names.includes(one));
  return (
    <ClipGroup
      title={
        <>
          {term.names[locale]}{' '}
          <span className={styles.other} lang={LANGUAGE_TAGS[other]}>
            {term.names[other]}
          </span>
        </>
      }
      kind={
        <a href={localePath(locale, `/vocabulary#${term.family}`)}>{t(`family.${term.family}`)}</a>
      }
      count={term.count}
      heading={t('clips', { count: term.count })}
      before={
        together.length === 0 ? null : (
          <section className={styles.together}>
            <h2>{t('together')}</h2>
            <ul className="plain">
              {together.map((one) => (
                <li key={one.key}>
                  <a href={localePath(locale, `/vocabulary/${one.key}`)}>{one.names[locale]}</a>{' '}
                  <span className={styles.count}>{formatCount(one.together, locale)}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      }
      group={props.group}
      locale={locale}
    >
      {wordings.length === 0 ? null : (
        <p className={styles.wordings}>
          <span>{t('written')}</span> {wordings.join(' · ')}
        </p>
      )}
    </ClipGroup>
  );
}
