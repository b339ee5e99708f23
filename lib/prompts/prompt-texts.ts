import type { ClipItem } from '@/lib/clips/contracts.server';

/** The ordered parts of a clip's prompt; empty when the prompt is not known. */
export type Prompt = ClipItem['prompt'];
/** One part: the same words in one or more languages. */
export type PromptPart = Prompt[number];
/** One wording, with its language and where it comes from. */
export type PromptText = PromptPart['texts'][number];
/** Where a wording comes from. */
export type WordingOrigin = PromptText['origin'];

// What was published is the wording; after it a person's correction, then the seed document's
// printing, then this project's own translation.
const originsByRank: readonly WordingOrigin[] = ['original', 'person', 'document', 'translation'];

const rankOf = (text: PromptText) => originsByRank.indexOf(text.origin);

/** A part's best wording in one language (BCP 47, exactly); null when it has none. */
export function findText(part: PromptPart, language: string): PromptText | null {
  const texts = part.texts.filter((text) => text.language === language);
  return texts.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
}

/** One wording for each language of a part, what was published first. */
export function listTexts(part: PromptPart): PromptText[] {
  const languages = [...new Set(part.texts.map((text) => text.language))];
  return languages
    .map((language) => findText(part, language))
    .filter((text) => text !== null)
    .sort((a, b) => rankOf(a) - rankOf(b));
}

/** The languages in which the whole prompt can be had: those that every part has. */
export function listLanguages(prompt: Prompt): string[] {
  const [first, ...rest] = prompt;
  if (first === undefined) return [];
  return listTexts(first)
    .map((text) => text.language)
    .filter((language) => rest.every((part) => findText(part, language) !== null));
}
