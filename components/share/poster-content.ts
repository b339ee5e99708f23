import type { ClipDetail } from '@/lib/clips/contracts.server';
import { formatDay } from '@/lib/format/format-day';
import { fill } from '@/lib/i18n/fill';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import type { PosterContent } from './draw-poster';

/** The words of the poster and its dialog, in the page's language. */
export interface PosterWords {
  title: string;
  making: string;
  failed: string;
  save: string;
  send: string;
  close: string;
  hint: string;
  /** With `{title}`. */
  picture: string;
  scan: string;
  /** With `{day}`. */
  about: string;
  undated: string;
  standInLabel: string;
  standIn: string;
}

/** What stands on a clip's poster: the prompt in the page's language where there is one, the rest as it is known. */
export function posterContent(
  clip: ClipDetail,
  locale: Locale,
  link: string,
  words: PosterWords,
): PosterContent {
  const languages = listLanguages(clip.prompt);
  const language = languages.includes(locale) ? locale : languages[0];
  const text = language === undefined ? null : plainPrompt(clip, language);
  const day = clip.publishedOn === null ? null : formatDay(clip.publishedOn, locale);
  const printed =
    day !== null && clip.certainty === 'approximate' ? fill(words.about, { day }) : day;
  const source = clip.sourceNames[locale];
  return {
    title: clip.titles[locale],
    otherTitle: clip.titles[otherLocale(locale)],
    prompt: language === undefined || text === null ? null : { text, language },
    credit: [
      clip.author ?? source,
      ...(clip.author === null ? [] : [source]),
      printed ?? words.undated,
    ],
    aiLabel: AI_LABEL,
    standIn: clip.standIn ? { label: words.standInLabel, text: words.standIn } : null,
    cover: pickCover(clip),
    link,
    scan: words.scan,
    host: new URL(link).host,
  };
}

/** The widest poster that every browser can draw. */
function pickCover({ posters, poster }: ClipDetail): string | null {
  const plain = posters.filter(({ type }) => type !== 'image/avif');
  return plain.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]?.url ?? poster;
}
