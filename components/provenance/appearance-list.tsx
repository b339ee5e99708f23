import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import type { Appearance } from '@/lib/clips/contracts.server';
import { formatDay } from '@/lib/format/format-day';
import { formatInstant } from '@/lib/format/format-instant';
import { inLocale, type Locale } from '@/lib/i18n/locales';
import type { LinkState } from '@/lib/provenance/link-states.server';
import styles from './appearance-list.module.css';
import { hostOf } from './host-of';

/** The id of the list of a clip's places, for what leads to it. */
export const APPEARANCES_ID = 'appearances';

/** Ways of knowing a time that do not rest on somebody's word. */
const PROVEN: ReadonlySet<Appearance['clock']> = new Set(['post-id', 'printed']);

/**
 * Every place where a clip was published, the origin first: channel, author, address, the printed
 * day and the instant, and a mark that tells what is proven from what is only said.
 */
export async function AppearanceList(props: {
  appearances: Appearance[];
  /** The zone in which the clip's source prints its days. */
  zone: string;
  locale: Locale;
  /** Which addresses were asked whether they still answer, and what they said. */
  links?: ReadonlyMap<string, LinkState>;
}) {
  const t = await getTranslations('provenance');
  return (
    <>
      <ol className={styles.list} id={APPEARANCES_ID}>
        {props.appearances.map((appearance) => (
          <Row key={JSON.stringify(appearance)} {...props} appearance={appearance} />
        ))}
      </ol>
      <p className={styles.legend}>{t('appearances.legend')}</p>
    </>
  );
}

async function Row(props: {
  appearance: Appearance;
  zone: string;
  locale: Locale;
  links?: ReadonlyMap<string, LinkState>;
}) {
  const { appearance, zone, locale, links } = props;
  const { role, channel, author, url, archiveUrl, publishedOn, publishedAt, clock, note } =
    appearance;
  const t = await getTranslations('provenance');
  const isProven = PROVEN.has(clock);
  const link = url === null ? undefined : links?.get(url);
  const place = t.has(`channel.${channel}`) ? t(`channel.${channel}`) : channel;
  return (
    <li className={styles.row} data-role={role}>
      <span className={styles.mark} data-proven={isProven || undefined}>
        <span className="visually-hidden">{t(`appearances.${isProven ? 'proven' : 'said'}`)}</span>
      </span>
      <p className={styles.place}>
        <b>{t(`appearances.${role}`)}</b>
        <span>{channel === 'unknown' ? t('appearances.unknownPlace') : place}</span>
        {author === null ? null : <span>{author}</span>}
        {url === null ? (
          <span className={styles.none}>{t('appearances.noAddress')}</span>
        ) : (
          <a href={url} rel="noreferrer external" title={url}>
            {hostOf(url)}
            <Icon name="external" />
          </a>
        )}
      </p>
      <p className={styles.time}>
        {publishedOn === null ? (
          <span>{t('appearances.dateUnknown')}</span>
        ) : (
          <time dateTime={publishedOn}>{formatDay(publishedOn, locale)}</time>
        )}
        {publishedAt === null ? null : (
          <time dateTime={publishedAt}>{formatInstant(publishedAt, zone, locale)}</time>
        )}
        {publishedOn === null && clock === 'unknown' ? null : <span>{t(`clock.${clock}`)}</span>}
      </p>
      {link?.state !== 'gone' && archiveUrl === null ? null : (
        <p className={styles.gone}>
          {link?.state === 'gone' ? <GoneSince link={link} locale={locale} /> : null}
          {archiveUrl === null ? null : (
            <a href={archiveUrl} rel="noreferrer external">
              {t('appearances.archived')}
              <Icon name="external" />
            </a>
          )}
        </p>
      )}
      {note === null ? null : <p className={styles.note}>{inLocale(note, locale)}</p>}
    </li>
  );
}

/** Since when an address no longer answers. */
async function GoneSince({ link, locale }: { link: LinkState; locale: Locale }) {
  const t = await getTranslations('provenance.appearances');
  const day = new Date(link.since).toISOString().slice(0, 10);
  return <span>{t('goneSince', { day: formatDay(day, locale) })}</span>;
}
