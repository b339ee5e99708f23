import { COPY_FORMS, type CopyForm } from '@/lib/prompts/copy-forms';

const KEY = 'promptreel-copy-form';

/** The form that was chosen last in this browser; null at first, or where nothing may be kept. */
export function readForm(): CopyForm | null {
  try {
    const kept = localStorage.getItem(KEY);
    return COPY_FORMS.find((form) => form === kept) ?? null;
  } catch {
    return null;
  }
}

/** Keeps the chosen form, where the browser lets us. */
export function keepForm(form: CopyForm): void {
  try {
    localStorage.setItem(KEY, form);
  } catch {
    // Private windows may refuse: then it holds for this page only.
  }
}
