import type { ClipItem } from '@/lib/clips/contracts.server';
import { AI_LABEL } from './ai-label';
import { bothPrompt } from './copy-prompt';

type Credited = Pick<
  ClipItem,
  'prompt' | 'titles' | 'author' | 'sourceNames' | 'publishedOn' | 'certainty'
>;

// CommonMark: any ASCII punctuation may be escaped; these are the ones that mean something in a
// line of text, or at its beginning.
const escapeMarkdown = (text: string) =>
  text
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^[-+=]/gm, '\\$&')
    .replace(/^(\d+)([.)])/gm, '$1\\$2');

/**
 * The prompt as a Markdown quotation with its credit under it: title, author and source where
 * known, the day as printed (`~` before one that is only likely), `address` (absolute) as the
 * title's link, and the AI label. Escaped so that it renders letter by letter. null when the
 * prompt is not known.
 */
export function markdownPrompt(clip: Credited, language: 'en' | 'zh', address: string) {
  const text = bothPrompt(clip);
  if (text === null) return null;
  const quotation = escapeMarkdown(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}  `))
    .join('\n');
  return `${quotation}\n\n${markdownCredit(clip, language, address)}`;
}

/** The line under a prompt by itself, for a clip whose prompt is not known too. */
export function markdownCredit(clip: Credited, language: 'en' | 'zh', address: string): string {
  const day = clip.certainty === 'approximate' ? `~${clip.publishedOn}` : clip.publishedOn;
  const facts = [clip.author, clip.sourceNames[language], clip.publishedOn === null ? null : day];
  const credit = facts.filter((fact) => fact !== null).map(escapeMarkdown);
  const title = `[${escapeMarkdown(clip.titles[language])}](<${address}>)`;
  return `${[title, ...credit, AI_LABEL].join(' · ')}\n`;
}
