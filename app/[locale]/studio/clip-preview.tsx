import { getTranslations } from 'next-intl/server';
import { PromptView } from '@/components/prompts/prompt-view';
import { AppearanceList } from '@/components/provenance/appearance-list';
import { FailureList } from '@/components/provenance/failure-list';
import { RecordNotes } from '@/components/provenance/record-notes';
import { RelationList } from '@/components/provenance/relation-list';
import { Slate } from '@/components/provenance/slate';
import { getClip } from '@/lib/clips/get-clip.server';
import { watchPath } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { compileLexicon } from '@/lib/search/find-terms';
import styles from './studio.module.css';

/** The words of a clip's public page as they are now, by the page's own parts. */
export async function ClipPreview(props: { slug: string; status: string; locale: Locale }) {
  const { slug, status, locale } = props;
  const t = await getTranslations();
  if (status !== 'public') return <p className={styles.none}>{t('studio.editor.previewNone')}</p>;
  const { clip } = await getClip(await getDatabase(), slug);
  return (
    <div className={styles.preview}>
      <p>
        <a href={localePath(locale, watchPath(slug))}>{t('studio.editor.openPage')}</a>
      </p>
      <h2>{clip.titles[locale]}</h2>
      <PromptView prompt={clip.prompt} terms={{ lexicon: compileLexicon([]), links: new Map() }} />
      <Slate clip={clip} locale={locale} />
      <AppearanceList appearances={clip.appearances} zone={clip.zone} locale={locale} />
      {clip.failures.length === 0 ? null : (
        <FailureList slug={slug} failures={clip.failures} locale={locale} />
      )}
      {clip.relations.length === 0 ? null : (
        <RelationList slug={slug} relations={clip.relations} locale={locale} />
      )}
      <RecordNotes clip={clip} locale={locale} />
    </div>
  );
}
