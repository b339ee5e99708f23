import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { WallWords } from './wall-words';

/** The wall's words in the language of the request, as the browser gets them. */
export async function readWallWords(): Promise<WallWords> {
  const t = await getTranslations('wall');
  return {
    clips: t('clips'),
    copy: t.raw('card.copy'),
    copied: t('card.copied'),
    copyFailed: t('card.copyFailed'),
    length: t('card.duration'),
    standIn: t('card.standIn'),
    standInLabel: t('standInLabel'),
    about: t.raw('card.about'),
    undated: t('card.undated'),
    more: t('more'),
    loading: t('loading'),
    end: t('end'),
    failed: t('failed.title'),
    retry: t('failed.retry'),
    offline: t('failed.offline'),
  };
}
