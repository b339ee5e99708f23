import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { Icon } from '@/components/ui/icon';
import { watchPath } from '@/lib/clips/paths';
import type { ExplainerItem } from '@/lib/explainers/list-explainers.server';
import { formatDay } from '@/lib/format/format-day';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './explainer-list.module.css';
import { VideoInPlace } from './video-in-place';
import { youtubeId } from './youtube-id';

/** The explainers of one kind, under its name. */
export async function ExplainerList(props: {
  name: string;
  items: ExplainerItem[];
  locale: Locale;
}) {
  const t = await getTranslations('explainers');
  return (
    <section className={styles.kind}>
      <header>
        <h2>{props.name}</h2>
        <p>{t('count', { count: props.items.length })}</p>
      </header>
      <ul>
        {props.items.map((item) => (
          <Row key={item.slug} item={item} locale={props.locale} />
        ))}
      </ul>
    </section>
  );
}

async function Row({ item, locale }: { item: ExplainerItem; locale: Locale }) {
  const t = await getTranslations('explainers');
  const { title, url, publisher, publishedOn, section, note, paper, clips } = item;
  const lang = /\p{Script=Han}/u.test(title) ? 'zh-Hans' : 'en';
  const video = youtubeId(url);
  return (
    <li className={styles.row} id={item.slug}>
      <h3 lang={lang}>
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
        {paper === null ? null : <span lang="en">{paper.authors}</span>}
        {publisher === null ? null : <span>{publisher}</span>}
        {publishedOn === null ? null : (
          <time dateTime={publishedOn}>{writePublished(publishedOn, locale)}</time>
        )}
        {section === null ? null : <span>{t('section', { section })}</span>}
        {url === null ? <span>{t('noAddress')}</span> : null}
        {paper?.arxivIdFrom === 'unchecked' ? <span>{t('unchecked')}</span> : null}
      </p>
      {note === null ? null : <p className={styles.note}>{inLocale(note, locale)}</p>}
      {clips.length === 0 ? null : (
        <p className={styles.clips}>
          {t('clips')}{' '}
          {clips.map(({ slug, titles }, at) => (
            <Fragment key={slug}>
              {at === 0 ? null : ' · '}
              <a href={localePath(locale, watchPath(slug))}>{titles[locale]}</a>
            </Fragment>
          ))}
        </p>
      )}
      {video === null ? null : (
        <VideoInPlace id={video} title={title} play={t('play')} note={t('playNote')} />
      )}
    </li>
  );
}

/** A date as precisely as it is known: a year, a month, a day. */
function writePublished(date: string, locale: Locale): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatDay(`${date}-01`, locale, 'month') : formatDay(date, locale);
}
