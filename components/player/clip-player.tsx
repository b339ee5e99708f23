import { getTranslations } from 'next-intl/server';
import { preload } from 'react-dom';
import { paintBackdrop } from '@/components/clips/paint-backdrop';
import { hostOf } from '@/components/provenance/host-of';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';
import { choosePoster, chooseSource, listPlayFiles } from './choose-source';
import { listTracks } from './list-tracks';
import { listViews } from './list-views';
import type { Equipment } from './open-player';
import { Player, type PlayerWishes, type SightWords } from './player';

/**
 * A clip's player with its words; `originals` is whether they may be asked of their publishers,
 * `wishes` what whoever embeds it asks for.
 */
export async function ClipPlayer(props: {
  clip: ClipDetail;
  locale: Locale;
  originals: 'link' | 'stored';
  wishes?: PlayerWishes;
  /** The scored version of the clip, or the clip it was scored from. */
  beside?: ClipDetail | null;
}) {
  const { clip, locale, originals, wishes = null, beside = null } = props;
  const t = await getTranslations('watch.player');
  const { file, linked } = chooseSource(clip, originals);
  const isOriginal = file === null || file.kind === 'original';
  const host = hostOf(linked ?? '');
  const first = () => {
    if (file === null) return linked === null ? t('nothing') : t('direct', { host });
    // A stand-in's picture may stand before an original of which no picture was made.
    if (isOriginal) return t(clip.standIn ? 'storedBehind' : 'stored');
    if (linked !== null) return t('standInLinked', { host });
    return t(clip.mediaUrl === null ? 'standInUnknown' : 'standInStored');
  };
  const silent = () => {
    if (!isOriginal) return t('silent', { host });
    return file === null ? t('directSilent', { host }) : t('storedSilent');
  };
  const words: SightWords = {
    first: first(),
    asking: t('asking', { host }),
    original: file?.kind === 'original' ? t('stored') : t('linked', { host }),
    rearranged: t('rearranged'),
    recoded: t('recoded'),
    smaller: t('smaller'),
    silent: silent(),
    broken: t('broken'),
    undecodable: t('undecodable'),
    missing: t('missing'),
    ask: t('ask'),
    play: t('play'),
  };
  const poster = choosePoster(clip.posters) ?? clip.poster;
  // Met first in the page's head: it is the largest thing one sees.
  if (poster !== null) preload(poster, { as: 'image', fetchPriority: 'high' });
  const equipment: Equipment = {
    files: listPlayFiles(clip.renditions),
    storyboard: clip.renditions.find(({ kind }) => kind === 'storyboard-vtt')?.url ?? null,
    fps: clip.renditions.find(({ kind }) => kind === 'original')?.facts?.frameRate ?? null,
    clip: {
      title: clip.titles[locale],
      artist: clip.author ?? clip.sourceNames[locale],
      poster: clip.poster,
    },
    words: t.raw('controls'),
  };
  const width = clip.width ?? file?.width ?? 16;
  const height = clip.height ?? file?.height ?? 9;
  return (
    <Player
      key={clip.slug}
      slug={clip.slug}
      address={file?.url ?? linked}
      isOriginal={isOriginal}
      poster={poster}
      backdrop={clip.thumbhash === null ? null : paintBackdrop(clip.thumbhash)}
      title={clip.titles[locale]}
      tracks={await listTracks(clip, locale)}
      linked={isOriginal ? null : linked}
      language={locale}
      ratio={width / height}
      words={words}
      equipment={equipment}
      views={await listViews(clip, beside, locale)}
      wishes={wishes}
    />
  );
}
