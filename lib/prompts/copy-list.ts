import type { Access } from './cite-clip';
import { type CopiedClip, type CopyForm, writeForm } from './copy-forms';

/** Several clips in one form: the text, and how many of them have that form. */
interface CopiedList {
  text: string;
  count: number;
}

/**
 * Clips as a list in one form, in the order given: JSON as one array, everything else one after
 * another with a blank line between. Clips that have none of the form (no prompt, or not in that
 * language) are left out of text and count. `accessOf` gives a clip's absolute address and the day.
 */
export function writeList(
  clips: readonly CopiedClip[],
  form: CopyForm,
  locale: 'en' | 'zh',
  accessOf: (slug: string) => Access,
): CopiedList {
  const texts = clips
    .map((clip) => writeForm(clip, form, locale, accessOf(clip.slug)))
    .filter((text) => text !== null);
  const ended = texts.map((text) => text.replace(/\n+$/, ''));
  const text = form === 'json' ? `[\n${ended.join(',\n')}\n]\n` : `${ended.join('\n\n')}\n`;
  return { text: texts.length === 0 ? '' : text, count: texts.length };
}
