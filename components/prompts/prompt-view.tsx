import { getTranslations } from 'next-intl/server';
import { LANGUAGE_TAGS } from '@/lib/i18n/locales';
import { alignSentences } from '@/lib/prompts/align-sentences';
import {
  listTexts,
  type Prompt,
  type PromptPart,
  type PromptText,
} from '@/lib/prompts/prompt-texts';
import { LanguageChoice } from './language-choice';
import styles from './prompt-view.module.css';
import { type TermLinks, TermText } from './term-text';

/** The `lang` of a wording: Chinese texts here are simplified. */
function tagOf(language: string): string {
  return language === 'zh' || language === 'en' ? LANGUAGE_TAGS[language] : language;
}

/** Languages and where their wordings come from, each pair once, in order. */
function listOrigins(texts: PromptText[]): PromptText[] {
  const seen = new Map(texts.map((text) => [`${text.language} ${text.origin}`, text]));
  return [...seen.values()];
}

async function Origins({ texts }: { texts: PromptText[] }) {
  const t = await getTranslations('prompts');
  return (
    <ul className={styles.origins}>
      {texts.map(({ language, origin }) => (
        <li key={`${language} ${origin}`}>
          <span>{t.has(`language.${language}`) ? t(`language.${language}`) : language}</span>{' '}
          {t(`origin.${origin}`)}
        </li>
      ))}
    </ul>
  );
}

function Part({ part, terms }: { part: PromptPart; terms: TermLinks }) {
  const texts = listTexts(part);
  const rows = alignSentences(texts.map(({ text }) => text));
  return rows.map((row) => (
    <p key={row.join()} className={styles.row}>
      {row.map((sentence, column) => (
        <span key={texts[column]?.language} lang={tagOf(texts[column]?.language ?? '')}>
          <TermText text={sentence.trimEnd()} terms={terms} />
        </span>
      ))}
    </p>
  ));
}

/**
 * A prompt in every language it has, sentence by sentence beside each other where they fit, what
 * was published first; each wording says where it comes from, and its terms are links. Several
 * parts are numbered. One language can be hidden. An unknown prompt is a sentence that says so.
 */
export async function PromptView({ prompt, terms }: { prompt: Prompt; terms: TermLinks }) {
  const t = await getTranslations('prompts');
  if (prompt.length === 0) return <p className={styles.unknown}>{t('unknown')}</p>;
  const origins = listOrigins(prompt.flatMap(listTexts));
  const isOneOrigin = new Set(origins.map(({ language }) => language)).size === origins.length;
  const languages = new Set(origins.map(({ language }) => language));
  return (
    <div className={styles.prompt}>
      {languages.has('en') && languages.has('zh') ? (
        <LanguageChoice words={t.raw('shown')} />
      ) : null}
      {prompt.map((part, index) => (
        <div key={part.texts[0]?.text} className={styles.part}>
          {prompt.length > 1 ? <h3>{t('part', { number: index + 1 })}</h3> : null}
          <Part part={part} terms={terms} />
          {isOneOrigin ? null : <Origins texts={listTexts(part)} />}
        </div>
      ))}
      {isOneOrigin ? <Origins texts={origins} /> : null}
    </div>
  );
}
