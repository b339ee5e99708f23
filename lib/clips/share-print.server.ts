import 'server-only';
import { createHash } from 'node:crypto';
import type { ClipItem } from './contracts.server';

/** The kinds of a clip's stored pictures for link previews, by the language of their words. */
export const shareKinds = { en: 'share-en', zh: 'share-zh' } as const;
export type ShareLanguage = keyof typeof shareKinds;
export const shareLanguages = ['en', 'zh'] as const satisfies readonly ShareLanguage[];

/**
 * The recipe by which they are drawn. Raise it when the drawing or the words of its labels change:
 * every picture is then drawn anew.
 */
export const shareRecipe = 'share-1';

/** The address of the poster that a clip's pictures are drawn on: the widest WebP; null where it has none. */
export function findSharePoster({ posters }: Pick<ClipItem, 'posters'>): string | null {
  // AVIF takes longer to read, and both are the same picture.
  const webp = posters.filter(({ type }) => type === 'image/webp');
  const [widest] = webp.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0));
  return widest?.url ?? null;
}

/**
 * A SHA-256 of everything that a clip's picture shows in a language, its poster by its address: a
 * stored picture that was made of another is not shown. null where there is nothing to draw on.
 */
export function sharePrint(clip: ClipItem, language: ShareLanguage): string | null {
  const poster = findSharePoster(clip);
  if (poster === null) return null;
  const { titles, sourceNames, standIn } = clip;
  const shown = [shareRecipe, poster, titles[language], sourceNames[language], standIn];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}

/** Whether a stored file of a clip is a picture for link previews that the clip has outgrown. */
export function isOutgrown(clip: ClipItem, kind: string, madeOf: string | null): boolean {
  const language = shareLanguages.find((one) => shareKinds[one] === kind);
  return language !== undefined && madeOf !== sharePrint(clip, language);
}
