import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { withQuery } from '@/lib/clips/paths';
import { formatDaySpan } from '@/lib/format/format-day';
import { formatZone } from '@/lib/format/format-instant';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import type { BatchList } from '@/lib/provenance/list-batches.server';
import type { SourceList } from '@/lib/provenance/list-sources.server';
import { BatchLinks } from './batch-links';
import { hostOf } from './host-of';
import styles from './source-rows.module.css';

type Source = SourceList['items'][number];
type Batch = BatchList['items'][number];

/** Every source: what it is, when and how much it published, its clips and batches as links. */
export async function SourceRows(props: { sources: Source[]; batches: Batch[]; locale: Locale }) {
  return (
    <div className={styles.sources}>
      {props.sources.map((source) => (
        <SourceRow
          key={source.key}
          source={source}
          batches={props.batches.filter((batch) => batch.source === source.key)}
          locale={props.locale}
        />
      ))}
    </div>
  );
}

async function SourceRow(props: { source: Source; batches: Batch[]; locale: Locale }) {
  const { source, batches, locale } = props;
  const { key, kind, url, zone, note, clipCount, firstOn, lastOn } = source;
  const t = await getTranslations('provenance.sources');
  return (
    <section className={styles.source} id={key}>
      <header>
        <h2>
          <a href={localePath(locale, withQuery('/', { source: [key] }))}>
            {inLocale(source.names, locale)}
          </a>
        </h2>
        <p className={styles.count}>
          <a href={localePath(locale, `/sources/${key}`)}>{t('count', { count: clipCount })}</a>
        </p>
        <p className={styles.facts}>
          <span>{t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind}</span>
          <span>
            {firstOn === null || lastOn === null
              ? t('dateUnknown')
              : formatDaySpan(firstOn, lastOn, locale)}
          </span>
          <span>{t('zone', { zone: formatZone(zone, locale) })}</span>
        </p>
      </header>
      <div className={styles.body}>
        {note === null ? null : <p>{inLocale(note, locale)}</p>}
        {url === null ? null : (
          <p>
            <a href={url} rel="noreferrer external" title={url}>
              {t('open', { host: hostOf(url) })}
              <Icon name="external" />
            </a>
          </p>
        )}
        {batches.length === 0 ? null : (
          <>
            <h3>{t('batches')}</h3>
            <BatchLinks batches={batches} locale={locale} />
          </>
        )}
      </div>
    </section>
  );
}
