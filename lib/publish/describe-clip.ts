import type { ClipItem } from '@/lib/clips/contracts.server';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import { type ShareLanguage, shareWords } from './share-words';

type Described = Pick<ClipItem, 'prompt' | 'titles' | 'sourceNames'>;

/**
 * What a clip is in one run of text: its prompt in a language, else in the one published first, else
 * a sentence of title and source. At most `most` characters, cut where a word ends, with `…`.
 */
export function describeClip(clip: Described, language: ShareLanguage, most = 200): string {
  const languages = listLanguages(clip.prompt);
  const found = languages.includes(language) ? language : languages[0];
  const prompt = found === undefined ? null : plainPrompt(clip, found);
  const text =
    prompt ??
    shareWords[language].described
      .replace('{title}', () => clip.titles[language])
      .replace('{source}', () => clip.sourceNames[language]);
  return cutText(text.replace(/\s+/g, ' ').trim(), most);
}

/** The beginning of a text: no half word, no half character, no sign left hanging before the `…`. */
function cutText(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const isInside =
    /[\p{Script=Latin}\p{N}]$/u.test(cut) && /[\p{L}\p{N}]/u.test(characters[most - 1] ?? '');
  const whole = isInside ? cut.replace(/[\p{Script=Latin}\p{N}'’-]+$/u, '') : cut;
  return `${(whole === '' ? cut : whole).replace(/[\s\p{P}]+$/u, '')}…`;
}
