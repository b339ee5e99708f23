import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { PromptView } from '@/components/prompts/prompt-view';
import { AppearanceList } from '@/components/provenance/appearance-list';
import { FailureList } from '@/components/provenance/failure-list';
import { LineageStrip } from '@/components/provenance/lineage-strip';
import { RecordNotes } from '@/components/provenance/record-notes';
import { Slate } from '@/components/provenance/slate';
import { getClip } from '@/lib/clips/get-clip.server';
import { listBySlugs } from '@/lib/clips/list-by-slugs.server';
import { watchPath } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { readClipTerms } from '@/lib/prompts/read-clip-terms.server';
import { compileLexicon } from '@/lib/search/find-terms';
import styles from './studio.module.css';

/**
 * The words of a clip's public page as they are now, by the page's own parts; terms lead to where the
 * desk words them.
 */
export async function ClipPreview(props: { slug: string; status: string; locale: Locale }) {
  const { slug, status, locale } = props;
  const t = await getTranslations();
  if (status !== 'public') return <p className={styles.none}>{t('studio.editor.previewNone')}</p>;
  const database = await getDatabase();
  const { clip } = await getClip(database, slug);
  const kin = await listBySlugs(
    database,
    clip.relations.map((one) => one.slug),
  );
  const terms = await readClipTerms(database, slug);
  const addressOf = (key: string) =>
    localePath(locale, `/studio/records/term/${encodeURIComponent(key)}`);
  const links = new Map(
    terms.map(({ key, names }) => [key, { href: addressOf(key), name: names[locale] }]),
  );
  return (
    <div className={styles.preview}>
      <p>
        <a href={localePath(locale, watchPath(slug))}>{t('studio.editor.openPage')}</a>
      </p>
      <h2>{clip.titles[locale]}</h2>
      <PromptView prompt={clip.prompt} terms={{ lexicon: compileLexicon(terms), links }} />
      <p className={styles.none}>
        {t(terms.length === 0 ? 'studio.editor.termsNone' : 'studio.editor.terms')}{' '}
        {terms.map(({ key, names }, at) => (
          <Fragment key={key}>
            {at === 0 ? '' : ' · '}
            <a href={addressOf(key)}>{names[locale]}</a>
          </Fragment>
        ))}
      </p>
      <Slate clip={clip} locale={locale} />
      <AppearanceList appearances={clip.appearances} zone={clip.zone} locale={locale} />
      {clip.failures.length === 0 ? null : (
        <FailureList slug={slug} failures={clip.failures} locale={locale} />
      )}
      <LineageStrip clip={clip} kin={kin.items} locale={locale} />
      <RecordNotes clip={clip} locale={locale} />
    </div>
  );
}
