import { getTranslations } from 'next-intl/server';
import { DownloadLinks } from '@/components/player/download-links';
import { CopyPrompt } from '@/components/prompts/copy-prompt';
import { PromptView } from '@/components/prompts/prompt-view';
import type { TermLink } from '@/components/prompts/term-text';
import { KeepRow } from '@/components/shelf/keep-row';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { LANGUAGE_TAGS, type Locale, localePath, otherLocale } from '@/lib/i18n/locales';
import { compileLexicon } from '@/lib/search/find-terms';
import { readTerms } from './read-clip.server';
import { Share } from './share';
import styles from './watch.module.css';

/** The column of words beside the picture: titles, who and when in one line, the prompt, to copy. */
export async function WatchWords({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations();
  const other = otherLocale(locale);
  return (
    <div className={styles.words}>
      <header>
        <h1>{clip.titles[locale]}</h1>
        <p className={styles.other} lang={LANGUAGE_TAGS[other]}>
          {clip.titles[other]}
        </p>
        <p className={styles.byline}>
          <span>{clip.author ?? clip.sourceNames[locale]}</span>
          {clip.author === null ? null : <span>{clip.sourceNames[locale]}</span>}
          <Day clip={clip} locale={locale} />
        </p>
        <KeepRow slug={clip.slug} title={clip.titles[locale]} />
      </header>
      <section>
        <h2 className="visually-hidden">{t('prompts.heading')}</h2>
        <div className={styles.copy}>
          <CopyPrompt
            clip={{
              slug: clip.slug,
              prompt: clip.prompt,
              titles: clip.titles,
              author: clip.author,
              sourceNames: clip.sourceNames,
              publishedOn: clip.publishedOn,
              certainty: clip.certainty,
            }}
            locale={locale}
            path={localePath(locale, watchPath(clip.slug))}
            words={t.raw('prompts.copy')}
          />
        </div>
        <PromptView prompt={clip.prompt} terms={await readTermLinks(clip, locale)} />
      </section>
      <DownloadLinks clip={clip} locale={locale} />
      <Share clip={clip} locale={locale} />
    </div>
  );
}

/** The terms of the clip's prompt, each with its page and its name in both languages. */
async function readTermLinks({ slug, prompt }: ClipDetail, locale: Locale) {
  const terms = prompt.length === 0 ? [] : await readTerms(slug);
  const t = await getTranslations('prompts.vocabulary.family');
  const hints = terms.map(({ key, family, names }): [string, TermLink] => {
    const name = `${names[locale]} · ${names[otherLocale(locale)]} · ${t(family)}`;
    return [key, { href: localePath(locale, `/vocabulary/${key}`), name }];
  });
  return { lexicon: compileLexicon(terms), links: new Map(hints) };
}

async function Day({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('provenance');
  if (clip.publishedOn === null) return <span>{t('appearances.dateUnknown')}</span>;
  const day = formatDay(clip.publishedOn, locale);
  return (
    <time dateTime={clip.publishedOn}>
      {clip.certainty === 'approximate' ? t('facts.about', { day }) : day}
    </time>
  );
}
