import { getTranslations } from 'next-intl/server';
import { watchPath } from '@/lib/clips/paths';
import { MOST_LISTED, writeListAddress } from '@/lib/collections/list-address';
import type { ExplainerItem } from '@/lib/explainers/explainer-contract.server';
import { formatDay } from '@/lib/format/format-day';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import type { BatchList } from '@/lib/provenance/list-batches.server';
import { ExplainerHead } from './explainer-head';
import styles from './explainer-list.module.css';
import { VideoInPlace } from './video-in-place';
import { youtubeId } from './youtube-id';

/** As many clips as are named; of more, how many there are leads to them. */
const MOST_NAMED = 8;

/** The explainers of one kind, under its name. */
export async function ExplainerList(props: {
  name: string;
  items: ExplainerItem[];
  batches: BatchList['items'];
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
          <Row
            key={item.slug}
            item={item}
            batch={props.batches.find(({ key }) => key === item.batch)}
            locale={props.locale}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  item: ExplainerItem;
  /** The batch that it is about as a whole. */
  batch: BatchList['items'][number] | undefined;
  locale: Locale;
}

async function Row({ item, batch, locale }: RowProps) {
  const t = await getTranslations('explainers');
  const { title, url, note } = item;
  const video = youtubeId(url);
  return (
    <li className={styles.row} id={item.slug}>
      <ExplainerHead item={item} locale={locale} />
      {note === null ? null : <p className={styles.note}>{inLocale(note, locale)}</p>}
      <Subjects item={item} batch={batch} locale={locale} />
      {video === null ? null : (
        <VideoInPlace id={video} title={title} play={t('play')} note={t('playNote')} />
      )}
    </li>
  );
}

/** What of the gallery an explainer is about: the clips it names, and the batch it is of as a whole. */
async function Subjects({ item, batch, locale }: RowProps) {
  const { clips, paper } = item;
  const t = await getTranslations('explainers');
  // What a report cites is not about the report's clips.
  const whole = paper === null ? batch : undefined;
  if (clips.length === 0 && whole === undefined) return null;
  const slugs = clips.slice(0, MOST_LISTED).map(({ slug }) => slug);
  const list = `/list${writeListAddress(slugs, null)}`;
  return (
    <p className={styles.subjects}>
      {t('clips')}
      {clips.length > MOST_NAMED ? (
        <a href={localePath(locale, list)} rel="nofollow">
          {t('clipCount', { count: clips.length })}
        </a>
      ) : (
        clips.map(({ slug, titles }) => (
          <a key={slug} href={localePath(locale, watchPath(slug))}>
            {titles[locale]}
          </a>
        ))
      )}
      {whole === undefined ? null : (
        <a href={localePath(locale, `/batches/${whole.key}`)}>
          {t('batch', {
            source: inLocale(whole.sourceNames, locale),
            day: formatDay(whole.documentDate, locale),
          })}
        </a>
      )}
    </p>
  );
}
