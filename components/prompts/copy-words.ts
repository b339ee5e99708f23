import type { CopyForm } from '@/lib/prompts/copy-forms';

/** The words of the copy buttons, in the page's language. */
export interface CopyWords {
  copy: string;
  /** The menu of the forms that have no button. */
  more: string;
  forms: Record<CopyForm, string>;
  /** What is said aloud when it worked, by form, and when it did not. */
  copied: Record<CopyForm, string>;
  failed: string;
}
