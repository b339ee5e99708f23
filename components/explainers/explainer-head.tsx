import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import type { ExplainerItem } from '@/lib/explainers/explainer-contract.server';
import { formatDay } from '@/lib/format/format-day';
import { LANGUAGE_TAGS, type Locale } from '@/lib/i18n/locales';
import styles from './explainer-list.module.css';

/** An explainer's title, a link where its address is known, and in one line who, when and what else is known. */
export async function ExplainerHead(props: {
  item: ExplainerItem;
  locale: Locale;
  /** What comes first in the line, as its kind where that is not said above. */
  before?: ReactNode;
}) {
  const { item, locale } = props;
  const t = await getTranslations('explainers');
  const { title, language, url, publisher, publishedOn, section, paper } = item;
  return (
    <>
      <h3 lang={LANGUAGE_TAGS[language]}>
        {url === null ? (
          title
        ) : (
          <a href={url} rel="noreferrer external" title={url}>
            {title}
            <Icon name="external" />
          </a>
        )}
      </h3>
      <p className={styles.facts}>
        {props.before}
        {paper === null ? null : <span lang="en">{paper.authors}</span>}
        {publisher === null ? null : <span>{publisher}</span>}
        {publishedOn === null ? null : (
          <time dateTime={publishedOn}>{writePublished(publishedOn, locale)}</time>
        )}
        {section === null ? null : <span>{t('section', { section })}</span>}
        {url === null ? <span>{t('noAddress')}</span> : null}
        {paper?.arxivIdFrom === 'unchecked' ? <span>{t('unchecked')}</span> : null}
      </p>
    </>
  );
}

/** A date as precisely as it is known: a year, a month, a day. */
export function writePublished(date: string, locale: Locale): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatDay(`${date}-01`, locale, 'month') : formatDay(date, locale);
}
