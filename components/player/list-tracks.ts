import { getTranslations } from 'next-intl/server';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';

/** Captions as a `<track>` has them. */
export interface CaptionTrack {
  url: string;
  /** BCP 47; null where it is not known. */
  language: string | null;
  /** Its language's name, in the reader's. */
  label: string;
}

/**
 * The captions of a clip, those in the reader's language first. None where no original is stored: a
 * stand-in says nothing.
 */
export async function listTracks(
  { renditions, hasOriginal }: Pick<ClipDetail, 'renditions' | 'hasOriginal'>,
  locale: Locale,
): Promise<CaptionTrack[]> {
  const found = hasOriginal ? renditions.filter(({ kind }) => kind === 'captions') : [];
  const t = await getTranslations('watch.player');
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const isForeign = (language: string | null) =>
    language !== null && language.split('-')[0] === locale ? 0 : 1;
  return found
    .map(({ url, language }) => ({
      url,
      language,
      label: language === null ? t('languageUnknown') : (names.of(language) ?? language),
    }))
    .sort((a, b) => isForeign(a.language) - isForeign(b.language));
}
