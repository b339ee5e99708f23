import type { Locale } from '@/lib/i18n/locales';
import enPrompts from '@/lib/i18n/messages/en/prompts.json';
import enProvenance from '@/lib/i18n/messages/en/provenance.json';
import enSnapshot from '@/lib/i18n/messages/en/snapshot.json';
import enValues from '@/lib/i18n/messages/en/values.json';
import zhPrompts from '@/lib/i18n/messages/zh/prompts.json';
import zhProvenance from '@/lib/i18n/messages/zh/provenance.json';
import zhSnapshot from '@/lib/i18n/messages/zh/snapshot.json';
import zhValues from '@/lib/i18n/messages/zh/values.json';

const english = {
  snapshot: enSnapshot,
  prompts: enPrompts,
  provenance: enProvenance,
  values: enValues,
};

/** What a snapshot says, in one language: the gallery's own words, those without plurals. */
export type SnapshotWords = typeof english;

/** The words of a snapshot, by language. */
export const snapshotWords: Record<Locale, SnapshotWords> = {
  en: english,
  zh: { snapshot: zhSnapshot, prompts: zhPrompts, provenance: zhProvenance, values: zhValues },
};

/** A value's name where the words have one, else the value as it is stored. */
export function nameIn(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value;
}
