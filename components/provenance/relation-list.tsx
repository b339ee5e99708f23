import { getTranslations } from 'next-intl/server';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './relation-list.module.css';

/** What a clip was made of and what was made of it, each kind once with its clips. */
export async function RelationList(props: { relations: ClipDetail['relations']; locale: Locale }) {
  const { relations, locale } = props;
  const t = await getTranslations('provenance');
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
        </div>
      ))}
    </dl>
  );
}
