import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { WallWords } from './wall-words';

/** The wall's words in the language of the request, as the browser gets them. */
export async function readWallWords(): Promise<WallWords> {
  const [t, p] = [await getTranslations('wall'), await getTranslations('prompts.copy')];
  const k = await getTranslations('shelf');
  return {
    clips: t('clips'),
    copy: t.raw('card.copy'),
    copyAs: t.raw('card.copyAs'),
    copied: t('card.copied'),
    copyFailed: t('card.copyFailed'),
    choose: t.raw('selection.choose'),
    keep: { name: k.raw('keep'), kept: k('kept'), unkept: k('unkept') },
    selection: {
      label: t('selection.label'),
      count: t.raw('selection.count'),
      clear: t('selection.clear'),
      compare: t('selection.compare'),
      download: t('selection.download'),
      undo: t('selection.undo'),
      copied: t.raw('selection.copied'),
      none: t('selection.none'),
      copy: { copy: p('copy'), more: p('more'), forms: p.raw('forms'), failed: p('failed') },
    },
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
    noDate: t('months.none'),
    scrubber: t('months.label'),
    month: t.raw('months.value'),
  };
}
