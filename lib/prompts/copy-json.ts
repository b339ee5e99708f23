import type { ClipItem } from '@/lib/clips/contracts.server';
import { AI_LABEL } from './ai-label';

/** What a program gets of a clip. */
export type JsonClip = Pick<
  ClipItem,
  'slug' | 'titles' | 'prompt' | 'author' | 'sourceNames' | 'publishedOn' | 'certainty'
>;

/**
 * The prompt with its credit as JSON, indented by two: every part's every wording with where it
 * comes from, null for what is not known, the absolute `address` of the clip's page, the AI label.
 */
export function promptJson(clip: JsonClip, address: string): string {
  const { slug, titles, prompt, author, sourceNames, publishedOn, certainty } = clip;
  const known = { slug, titles, prompt, author, source: sourceNames, publishedOn, certainty };
  return `${JSON.stringify({ ...known, url: address, label: AI_LABEL }, null, 2)}\n`;
}
