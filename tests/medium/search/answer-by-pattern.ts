import type { SearchRow } from './search-row';
import type { SeededClip } from './seeded-clips';

/** The slugs of the clips in which every pattern of the row is found in some text and no `not` pattern is: plain regular expressions over the raw texts, nothing of the tokenizer. */
export function answerByPattern(row: SearchRow, clips: readonly SeededClip[]): string[] {
  const anywhere = (clip: SeededClip, pattern: RegExp) =>
    [...clip.titles, ...clip.prompts, ...clip.credits].some((text) => pattern.test(text));
  return clips
    .filter((clip) => row.holds.every((pattern) => anywhere(clip, pattern)))
    .filter((clip) => !(row.lacks ?? []).some((pattern) => anywhere(clip, pattern)))
    .map(({ slug }) => slug)
    .sort();
}
