import { getTranslations } from 'next-intl/server';
import { comparePath } from '@/components/compare/compare-address';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './relation-list.module.css';

/** What a clip was made of and what was made of it, each kind once with its clips and the way to see them at once. */
export async function RelationList(props: {
  slug: string;
  relations: ClipDetail['relations'];
  locale: Locale;
}) {
  const { slug: from, relations, locale } = props;
  const t = await getTranslations('provenance');
  const compare = await getTranslations('compare');
  const groups = Map.groupBy(relations, ({ direction, kind }) => `${direction}.${kind}`);
  return (
    <dl className={styles.relations}>
      {[...groups].map(([key, members]) => (
        <div key={key}>
          <dt>{t.has(`relations.${key}`) ? t(`relations.${key}`) : members[0]?.kind}</dt>
          {members.map(({ slug, titles }) => (
            <dd key={slug}>
              <a href={localePath(locale, watchPath(slug))}>{inLocale(titles, locale)}</a>
            </dd>
          ))}
          <dd>
            <a href={localePath(locale, comparePath([from, ...members.map(({ slug }) => slug)]))}>
              {compare('open')}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
