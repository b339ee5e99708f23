import 'server-only';
import { getTranslations } from 'next-intl/server';
import { dateOf } from '@/components/clips/date-of';
import { toWallClip } from '@/components/clips/wall-clip';
import {
  type ChosenSource,
  choosePoster,
  chooseSource,
  listPlayFiles,
} from '@/components/player/choose-source';
import { hostOf } from '@/components/provenance/host-of';
import { inputsOf } from '@/lib/clips/blend-inputs';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { comparePath, readName, type Shown } from './compare-address';
import type { ComparedClip } from './compare-figure';

/** Where originals may come from: by their publishers' addresses too, or only from what is stored. */
type Originals = Parameters<typeof chooseSource>[1];

/** Whether a clip can be seen both as its stand-in and as the original, stored or by its address. */
export function hasBoth(clip: ClipDetail, originals: Originals): boolean {
  const { file, linked } = chooseSource(clip, originals);
  const hasStandIn = clip.renditions.some(({ kind }) => kind === 'stand-in');
  return hasStandIn && (file?.kind === 'original' || linked !== null);
}

/** What plays of a clip under a name: the best there is, its stand-in alone, or a film it was blended from. */
function choosePlayed(clip: ClipDetail, shown: Shown, originals: Originals): ChosenSource {
  if (shown === 'best') return chooseSource(clip, originals);
  if (shown === 'stand-in') {
    return { file: clip.renditions.find(({ kind }) => kind === shown) ?? null, linked: null };
  }
  const inputs = originals === 'link' ? inputsOf(clip.slug) : null;
  return { file: null, linked: inputs?.[shown === 'left-input' ? 'left' : 'right'] ?? null };
}

/**
 * A clip under one of the names of an address, as the comparison of `all` shows it: its stored
 * original, else its stand-in and where the original may be asked for; null where there is neither.
 * Of a film it was blended from nothing is known but where it is.
 */
export async function toComparedClip(
  clip: ClipDetail,
  name: string,
  all: readonly string[],
  { locale, originals }: { locale: Locale; originals: Originals },
): Promise<ComparedClip | null> {
  const { shown } = readName(name);
  const { file, linked } = choosePlayed(clip, shown, originals);
  if (file === null && linked === null) return null;
  const t = await getTranslations();
  const card = toWallClip(clip, locale);
  const host = hostOf(linked ?? '');
  const first = () => {
    if (file?.kind === 'original') return t('compare.original');
    if (linked === null) return t('compare.standIn');
    return t(file === null ? 'watch.player.direct' : 'watch.player.standInLinked', { host });
  };
  const played = shown === 'best' ? listPlayFiles(clip.renditions)[0] : undefined;
  const isInput = shown === 'left-input' || shown === 'right-input';
  const title = isInput ? t(`compare.input.${shown}`, { title: card.title }) : card.title;
  return {
    name,
    title,
    href: localePath(locale, watchPath(card.slug)),
    facts: `${card.source} · ${dateOf(card, t.raw('wall.card'))}`,
    sights: {
      first: first(),
      asking: t(file === null ? 'watch.player.direct' : 'watch.player.asking', { host }),
      original: t('watch.player.linked', { host }),
      silent: t(file === null ? 'watch.player.directSilent' : 'watch.player.silent', { host }),
    },
    ask: t('watch.player.ask'),
    address: played?.url ?? file?.url ?? null,
    linked,
    poster: isInput ? null : (choosePoster(clip.posters) ?? card.poster),
    ratio: (file?.width ?? clip.width ?? 16) / (file?.height ?? clip.height ?? 9),
    prompt: isInput ? null : card.prompt,
    without: {
      href: localePath(locale, comparePath(all.filter((one) => one !== name))),
      name: t('compare.remove', { title }),
    },
  };
}
