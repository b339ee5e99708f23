import type { ClipItem } from '@/lib/clips/contracts.server';
import { findText, listLanguages, listTexts } from './prompt-texts';

type Prompted = Pick<ClipItem, 'prompt'>;

/**
 * The prompt in one language, letter by letter as stored: nothing trimmed, no label, no quotation
 * mark added. Parts stand in order with one blank line between them. null where the language does
 * not have every part: half a prompt is not the prompt.
 */
export function plainPrompt(clip: Prompted, language: string): string | null {
  if (!listLanguages(clip.prompt).includes(language)) return null;
  return clip.prompt.map((part) => findText(part, language)?.text ?? '').join('\n\n');
}

/**
 * The prompt in every language it has, what was published first. A blank line stands between the
 * languages; of several parts each begins with its number (`Prompt 1 提示 1`) and keeps its
 * wordings on consecutive lines. null when the prompt is not known.
 */
export function bothPrompt(clip: Prompted): string | null {
  const [only, ...more] = clip.prompt;
  if (only === undefined) return null;
  const textsOf = (part: typeof only) => listTexts(part).map(({ text }) => text);
  if (more.length === 0) return textsOf(only).join('\n\n');
  return clip.prompt
    .map((part, index) => [numberPart(index), ...textsOf(part)].join('\n'))
    .join('\n\n');
}

/** The heading of one part of several where both languages stand together; counts from 0. */
export function numberPart(index: number): string {
  return `Prompt ${index + 1} 提示 ${index + 1}`;
}
