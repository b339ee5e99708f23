import { getTranslations } from 'next-intl/server';
import { blendPath, comparePath } from '@/components/compare/compare-address';
import { inputsOf } from '@/lib/clips/blend-inputs';
import type { Appearance, ClipDetail, ClipItem } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { APPEARANCES_ID } from './appearance-list';
import styles from './lineage-strip.module.css';
import { SmallPoster } from './small-poster';

/** As a reader counts: start B before start C, 4× before 32×. */
const byTitle = new Intl.Collator('en', { numeric: true });

/**
 * Where a clip comes from and what came of it, as a small strip: each kind once with its clips
 * (`kin` has their posters) and the way to see them at once; what it was blended from; and where it
 * was posted again, which leads to the record of that. Nothing where nothing is known.
 */
export async function LineageStrip(props: {
  clip: Pick<ClipDetail, 'slug' | 'relations' | 'appearances'>;
  kin: readonly ClipItem[];
  locale: Locale;
}) {
  const { clip, kin, locale } = props;
  const { slug: from, relations, appearances } = clip;
  const relays = appearances.filter(({ role }) => role === 'relay');
  const isBlend = inputsOf(from) !== null;
  if (relations.length === 0 && relays.length === 0 && !isBlend) return null;
  const t = await getTranslations('provenance');
  const compare = await getTranslations('compare');
  const ordered = [...relations].sort((a, b) => byTitle.compare(a.titles.en, b.titles.en));
  const groups = Map.groupBy(ordered, ({ direction, kind }) => `${direction}.${kind}`);
  const together = (path: string) => (
    <dd className={styles.together}>
      <a href={localePath(locale, path)}>{compare('open')}</a>
    </dd>
  );
  return (
    <section aria-label={t('relations.heading')}>
      <dl className={styles.lineage}>
        {[...groups].map(([key, members]) => (
          <div key={key}>
            <dt>{t.has(`relations.${key}`) ? t(`relations.${key}`) : members[0]?.kind}</dt>
            {members.map(({ slug, titles }) => (
              <dd key={slug} className={styles.kin}>
                <a href={localePath(locale, watchPath(slug))}>
                  <SmallPoster posters={kin.find((one) => one.slug === slug)?.posters ?? []} />
                  {inLocale(titles, locale)}
                </a>
              </dd>
            ))}
            {together(comparePath([from, ...members.map(({ slug }) => slug)]))}
          </div>
        ))}
        {isBlend ? (
          <div>
            <dt>{t('relations.from.blend-of')}</dt>
            {together(blendPath(from))}
          </div>
        ) : null}
        <Relays relays={relays} />
      </dl>
    </section>
  );
}

async function Relays({ relays }: { relays: readonly Appearance[] }) {
  const t = await getTranslations('provenance');
  if (relays.length === 0) return null;
  const places = relays.map(({ channel, author }) => {
    const place = t.has(`channel.${channel}`) ? t(`channel.${channel}`) : channel;
    return [channel === 'unknown' ? t('appearances.unknownPlace') : place, author ?? ''];
  });
  return (
    <div>
      <dt>{t('relations.reposted')}</dt>
      {[...new Map(places.map((one) => [one.join(), one])).values()].map(([place, author]) => (
        <dd key={`${place} ${author}`} className={styles.relay}>
          <a href={`#${APPEARANCES_ID}`}>
            {place} {author}
          </a>
        </dd>
      ))}
    </div>
  );
}
