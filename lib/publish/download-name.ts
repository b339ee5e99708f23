import type { ClipItem, Rendition } from '@/lib/clips/contracts.server';

/** What a saved file's name is made of. */
export type NamedClip = Pick<
  ClipItem,
  'slug' | 'titles' | 'author' | 'sourceNames' | 'publishedOn' | 'certainty'
>;

/** The kinds of file that can be saved, as a name says them; an original needs no word. */
const KINDS: Partial<Record<Rendition['kind'], string>> = {
  'video-fast': 'fast start',
  'video-720': '720p',
  'video-360': '360p',
};

/**
 * A name under which a clip's file may lie among others, without extension: title, who and when as far
 * as known, which copy, and that it is made by AI; a stand-in says so first. Not yet made safe.
 */
export function downloadName(
  clip: NamedClip,
  kind: Rendition['kind'],
  language: 'en' | 'zh',
): string {
  const isChinese = language === 'zh';
  const who = clip.author ?? clip.sourceNames[language];
  const day = clip.certainty === 'unknown' ? null : clip.publishedOn;
  const label = isChinese ? '由 AI 生成' : 'AI-generated';
  const facts = [who, day, KINDS[kind] ?? null, label].filter((word) => word !== null);
  const listed = isChinese ? `（${facts.join('，')}）` : ` (${facts.join(', ')})`;
  const standIn = kind === 'stand-in' ? (isChinese ? '替身 ' : 'STAND-IN ') : '';
  return `${standIn}${clip.titles[language]}${listed}`;
}
