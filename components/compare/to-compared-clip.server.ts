import 'server-only';
import { getTranslations } from 'next-intl/server';
import { choosePoster } from '@/components/player/choose-source';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import { comparePath } from './compare-address';
import type { ComparedClip } from './compare-figure';

/** A clip as the comparison of `all` shows it, its stored original or else its stand-in; null where nothing is stored. */
export async function toComparedClip(
  clip: ClipDetail,
  all: readonly ClipDetail[],
  locale: Locale,
): Promise<ComparedClip | null> {
  const t = await getTranslations();
  const find = (kind: string) => clip.renditions.find((one) => one.kind === kind);
  const original = find('original');
  const file = original ?? find('stand-in');
  if (file === undefined) return null;
  const title = inLocale(clip.titles, locale);
  const day = clip.publishedOn === null ? null : formatDay(clip.publishedOn, locale);
  const languages = listLanguages(clip.prompt);
  const language = languages.includes(locale) ? locale : languages[0];
  const text = language === undefined ? null : plainPrompt(clip, language);
  const rest = all.map(({ slug }) => slug).filter((slug) => slug !== clip.slug);
  return {
    slug: clip.slug,
    title,
    href: localePath(locale, watchPath(clip.slug)),
    facts: `${inLocale(clip.sourceNames, locale)} · ${day ?? t('wall.card.undated')}`,
    sight: original === undefined ? t('compare.standIn') : t('compare.original'),
    address: file.url,
    poster: choosePoster(clip.posters) ?? clip.poster,
    ratio: (file.width ?? 16) / (file.height ?? 9),
    prompt: language === undefined || text === null ? null : { text, language },
    without: {
      href: localePath(locale, comparePath(rest)),
      name: t('compare.remove', { title }),
    },
  };
}
