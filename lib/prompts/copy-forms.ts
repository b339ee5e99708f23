import { type Access, bibtexCitation, type CitedClip, gbtCitation } from './cite-clip';
import { type JsonClip, promptJson } from './copy-json';
import { markdownPrompt } from './copy-markdown';
import { bothPrompt, plainPrompt } from './copy-prompt';
import { listLanguages } from './prompt-texts';

/** The forms in which a prompt can be copied, in the order in which they are offered. */
export const COPY_FORMS = ['en', 'zh', 'both', 'markdown', 'json', 'bibtex', 'gbt'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** What of a clip is copied. */
export type CopiedClip = JsonClip & CitedClip;

/** The forms a clip has, its page's language first. A citation needs no prompt. */
export function listForms({ prompt }: Pick<CopiedClip, 'prompt'>, locale: 'en' | 'zh'): CopyForm[] {
  const languages = listLanguages(prompt).filter((one) => one === 'en' || one === 'zh');
  const ordered = [...languages].sort((a, b) => Number(b === locale) - Number(a === locale));
  const forms: CopyForm[] = [...ordered];
  if (languages.length > 1) forms.push('both');
  if (prompt.length > 0) forms.push('markdown');
  return [...forms, 'json', 'bibtex', 'gbt'];
}

/** A clip in a form; null where it has none of that form (half a prompt is not the prompt). */
export function writeForm(
  clip: CopiedClip,
  form: CopyForm,
  locale: 'en' | 'zh',
  access: Access,
): string | null {
  if (form === 'both') return bothPrompt(clip);
  if (form === 'markdown') return markdownPrompt(clip, locale, access.address);
  if (form === 'json') return promptJson(clip, access.address);
  if (form === 'bibtex') return bibtexCitation(clip, locale, access);
  if (form === 'gbt') return gbtCitation(clip, locale, access);
  return plainPrompt(clip, form);
}
