import type { ClipItem } from '@/lib/clips/contracts.server';
import { markdownCredit, markdownPrompt } from '@/lib/prompts/copy-markdown';
import { publishWords, type Tongue } from './publish-words';

/** The heading of a Markdown file: the name of the gallery and what was asked of it. */
export function markdownHead(title: string, tongue: Tongue): string {
  return `# ${title.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')}\n\n${publishWords[tongue].about}\n`;
}

/** A clip in Markdown: its prompt as a quotation with the credit under it, a rule before it. */
export function markdownClip(clip: ClipItem, tongue: Tongue, address: string): string {
  const quoted = markdownPrompt(clip, tongue, address);
  const credit = () => markdownCredit(clip, tongue, address);
  return `\n---\n\n${quoted ?? `*${publishWords[tongue].noPrompt}*\n\n${credit()}`}`;
}
