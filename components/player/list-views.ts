import { getTranslations } from 'next-intl/server';
import { panesOf } from '@/lib/clips/clip-panes';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';
import { listPlayFiles } from './choose-source';
import type { ViewGroup } from './clip-views';

/**
 * What else than its whole picture a clip can be watched as, once its original is stored: its panes
 * where it shows several, and the scored version (or the one it was scored from), `beside`, where that
 * is stored.
 */
export async function listViews(
  clip: ClipDetail,
  beside: ClipDetail | null,
  locale: Locale,
): Promise<ViewGroup[]> {
  const files = listPlayFiles(clip.renditions);
  if (files.length === 0) return [];
  const t = await getTranslations('watch.player.views');
  const groups: ViewGroup[] = [];
  const panes = panesOf(clip.slug);
  if (panes.length > 0) {
    const whole = { id: 'whole', label: t('whole'), pane: null };
    const each = panes.map(({ name, ...pane }, at) => ({
      id: `pane-${at}`,
      label: name[locale],
      pane,
    }));
    groups.push({ label: t('panes'), views: [whole, ...each] });
  }
  const relation = clip.relations.find(({ slug }) => slug === beside?.slug);
  const other = beside === null ? [] : listPlayFiles(beside.renditions);
  if (relation === undefined || other.length === 0) return groups;
  // `from` is this clip's own relation: it is then the one with the score.
  const isScored = relation.direction === 'from';
  const [mine, theirs] = isScored
    ? (['scored', 'published'] as const)
    : (['published', 'scored'] as const);
  const views = [
    { id: 'own', label: t(mine), files },
    { id: 'beside', label: t(theirs), files: other },
  ];
  return [...groups, { label: t('versions'), views }];
}
