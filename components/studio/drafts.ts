import type { Facts } from '@/lib/curation/desk-kinds';

/** What was typed and not saved, and the revision it began with. */
export interface Draft {
  base: number;
  at: number;
  /** As it was at that revision: what others changed since is told apart by it. */
  began: Facts;
  facts: Facts;
}

const keyOf = (name: string) => `promptreel-draft:${name}`;

/** The draft of a record that this browser keeps; null without one. */
export function readDraft(name: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/** Keeps a draft, or with null lets it go. A browser that keeps nothing keeps no drafts. */
export function keepDraft(name: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), JSON.stringify(draft));
  } catch {
    // Storage is off or full: what is typed stays in the page.
  }
}
