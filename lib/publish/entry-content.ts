import type { ClipItem } from '@/lib/clips/contracts.server';
import { bothPrompt } from '@/lib/prompts/copy-prompt';
import { listTexts, type PromptText } from '@/lib/prompts/prompt-texts';
import { type PublishWords, publishWords, type Tongue } from './publish-words';
import { escapeHtml } from './write-html';

/** The day as printed, said to be only likely where it is, or that it is not known. */
function dayWords(clip: ClipItem, words: PublishWords): string {
  if (clip.publishedOn === null) return words.unknownDate;
  if (clip.certainty !== 'approximate') return clip.publishedOn;
  return `${words.approximately} ${clip.publishedOn}`;
}

/** Who made it, who published it and when, in one line. */
export function creditLine(clip: ClipItem, tongue: Tongue): string {
  const words = publishWords[tongue];
  const facts = [clip.author, clip.sourceNames[tongue], dayWords(clip, words), words.label];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** The prompt as plain text in every language it has; says so when it is not known. */
export function plainContent(clip: ClipItem, tongue: Tongue): string {
  const prompt = bothPrompt(clip) ?? publishWords[tongue].noPrompt;
  return `${prompt}\n\n${creditLine(clip, tongue)}`;
}

/**
 * The entry as HTML: poster, every wording of the prompt with its language and where it comes from,
 * credit, and, where no original is kept, that what plays is a drawing. Addresses are absolute.
 */
export function htmlContent(
  clip: ClipItem,
  tongue: Tongue,
  places: { page: string; poster: string | null },
): string {
  const words = publishWords[tongue];
  const title = escapeHtml(clip.titles[tongue]);
  const out: string[] = [];
  if (places.poster !== null) {
    const poster = `<img src="${escapeHtml(places.poster)}" alt="${title}">`;
    out.push(`<p><a href="${escapeHtml(places.page)}">${poster}</a></p>`);
  }
  if (clip.standIn) out.push(`<p><small>${escapeHtml(words.standIn)}</small></p>`);
  for (const [index, part] of clip.prompt.entries()) {
    if (clip.prompt.length > 1) out.push(`<p><b>${words.prompt} ${index + 1}</b></p>`);
    for (const text of listTexts(part)) out.push(wording(text, words));
  }
  if (clip.prompt.length === 0) out.push(`<p>${escapeHtml(words.noPrompt)}</p>`);
  out.push(`<p>${escapeHtml(creditLine(clip, tongue))}</p>`);
  return out.join('\n');
}

function wording({ language, text, origin }: PromptText, words: PublishWords): string {
  const lines = escapeHtml(text).replaceAll('\n', '<br>');
  const tongue = words.language[language] ?? language;
  const from = escapeHtml(`${tongue}, ${words.origin[origin]}`);
  const tag = language === 'zh' ? 'zh-Hans' : escapeHtml(language);
  return `<blockquote lang="${tag}">${lines}</blockquote>\n<p><small>${from}</small></p>`;
}
