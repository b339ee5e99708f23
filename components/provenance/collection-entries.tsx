import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { watchPath } from '@/lib/clips/paths';
import type { CollectionEntry } from '@/lib/collections/get-collection.server';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './collection-entries.module.css';
import { SmallPoster } from './small-poster';

/** Entries in the document's order: its section and heading, the clip, the prompt it prints. */
export async function CollectionEntries(props: { entries: CollectionEntry[]; locale: Locale }) {
  return (
    <ol className={styles.entries}>
      {props.entries.map((entry, index) => (
        <Entry
          key={`${entry.section} ${entry.file} ${entry.clip.slug}`}
          entry={entry}
          // A heading stands once, before the first of its entries.
          hasHeading={entry.heading !== null && props.entries[index - 1]?.heading !== entry.heading}
          locale={props.locale}
        />
      ))}
    </ol>
  );
}

async function Entry(props: { entry: CollectionEntry; hasHeading: boolean; locale: Locale }) {
  const { entry, hasHeading, locale } = props;
  const { section, heading, file, printed, clip } = entry;
  const t = await getTranslations();
  const title = inLocale(clip.titles, locale);
  return (
    <li className={styles.entry}>
      <p className={styles.section}>
        {section}
        {hasHeading ? <span lang="zh-Hans">{heading}</span> : null}
      </p>
      <SmallPoster posters={clip.posters} />
      <div className={styles.words}>
        <h2>
          <a href={localePath(locale, watchPath(clip.slug))}>{title}</a>
        </h2>
        {printed === null ? (
          <p className={styles.none}>{t('collections.notPrinted')}</p>
        ) : (
          <div className={styles.printed}>
            <blockquote lang="zh-Hans" aria-label={t('collections.printed')}>
              {printed}
            </blockquote>
            <CopyButton
              text={printed}
              name={t('wall.card.copy', { title })}
              copied={t('wall.card.copied')}
              failed={t('wall.card.copyFailed')}
            />
          </div>
        )}
        {file === null ? null : (
          <p className={styles.file}>
            {t('collections.file')} <code>{file}</code>
          </p>
        )}
      </div>
    </li>
  );
}
