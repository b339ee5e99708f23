import 'server-only';
import { getTranslations } from 'next-intl/server';
import { dateOf } from '@/components/clips/date-of';
import { toWallClip } from '@/components/clips/wall-clip';
import { choosePoster, chooseSource } from '@/components/player/choose-source';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { comparePath } from './compare-address';
import type { ComparedClip } from './compare-figure';

/** A clip as the comparison of `all` shows it, its stored original or else its stand-in; null where nothing is stored. */
export async function toComparedClip(
  clip: ClipDetail,
  all: readonly ClipDetail[],
  locale: Locale,
): Promise<ComparedClip | null> {
  const { file } = chooseSource(clip, 'stored');
  if (file === null) return null;
  const t = await getTranslations();
  const card = toWallClip(clip, locale);
  const rest = all.map(({ slug }) => slug).filter((slug) => slug !== clip.slug);
  return {
    slug: card.slug,
    title: card.title,
    href: localePath(locale, watchPath(card.slug)),
    facts: `${card.source} · ${dateOf(card, t.raw('wall.card'))}`,
    sight: t(file.kind === 'original' ? 'compare.original' : 'compare.standIn'),
    address: file.url,
    poster: choosePoster(clip.posters) ?? card.poster,
    ratio: (file.width ?? 16) / (file.height ?? 9),
    prompt: card.prompt,
    without: {
      href: localePath(locale, comparePath(rest)),
      name: t('compare.remove', { title: card.title }),
    },
  };
}
