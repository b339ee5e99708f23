import { getTranslations } from 'next-intl/server';
import { watchPath } from '@/lib/clips/paths';
import { MOST_LISTED, writeListAddress } from '@/lib/collections/list-address';
import type { ExplainerItem } from '@/lib/explainers/explainer-contract.server';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
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
  const { title, url, note } = item;
  const video = youtubeId(url);
  return (
    <li className={styles.row} id={item.slug}>
      <ExplainerHead item={item} locale={locale} />
      {note === null ? null : <p className={styles.note}>{inLocale(note, locale)}</p>}
      <Subjects item={item} locale={locale} />
      {video === null ? null : (
        <VideoInPlace id={video} title={title} play={t('play')} note={t('playNote')} />
      )}
    </li>
  );
}

/** What of the gallery an explainer is about: the clips it names, and the batch it is of as a whole. */
async function Subjects({ item, locale }: { item: ExplainerItem; locale: Locale }) {
  const { clips, batch, paper } = item;
  const t = await getTranslations('explainers');
  if (clips.length === 0 && (batch === null || paper !== null)) return null;
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
      {batch === null || paper !== null ? null : (
        <a href={localePath(locale, `/batches/${batch}`)}>{t('batch')}</a>
      )}
    </p>
  );
}
