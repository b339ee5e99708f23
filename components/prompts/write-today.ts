import { type CopiedClip, type CopyForm, writeForm } from '@/lib/prompts/copy-forms';

/**
 * A clip in a form as it reads today at its page (`path` begins with `/`); null where it has none of
 * that form.
 */
export function writeToday(
  clip: CopiedClip,
  form: CopyForm,
  locale: 'en' | 'zh',
  path: string,
): string | null {
  const address = new URL(path, window.location.href).href;
  // Sweden writes days as ISO does.
  const accessedOn = new Date().toLocaleDateString('sv');
  return writeForm(clip, form, locale, { address, accessedOn });
}
