import type { Appearance, ClipDetail } from '@/lib/clips/contracts.server';
import { AI_LABEL } from './ai-label';
import { numberPart } from './copy-prompt';
import { certaintyWords, clockWords, originWords, roleWords, UNKNOWN_WORDS } from './credit-words';
import { listTexts } from './prompt-texts';

/**
 * The plain text that goes beside a downloaded original: titles, prompt in every language with
 * where each wording comes from, source, dates and how they are known, every appearance, what is
 * unsure, and the AI label first. `address` is the absolute address of the clip's page.
 */
export function creditText(clip: ClipDetail, address: string): string {
  const sections = [
    [AI_LABEL],
    [clip.titles.en, clip.titles.zh],
    listFacts(clip, address),
    listPrompt(clip),
    ['Appearances 出处', ...clip.appearances.flatMap(listAppearance)],
    clip.note === null ? [] : ['Unsure 存疑', clip.note.en, clip.note.zh],
  ];
  const written = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${written.join('\n\n')}\n`;
}

function listFacts(clip: ClipDetail, address: string): string[] {
  const original = clip.renditions.find(({ kind }) => kind === 'original');
  const day =
    clip.publishedOn === null
      ? UNKNOWN_WORDS
      : `${clip.publishedOn} (${clip.zone}; ${certaintyWords[clip.certainty]})`;
  const instant =
    clip.publishedAt === null ? UNKNOWN_WORDS : `${clip.publishedAt} (${clockWords[clip.clock]})`;
  const batch = [clip.batchDate, clip.batchHeading === null ? null : `“${clip.batchHeading}”`];
  const facts: [string, string | null][] = [
    ['Source 来源', `${clip.sourceNames.en} / ${clip.sourceNames.zh}`],
    ['Credit 署名', clip.author],
    ['Published 发布', day],
    ['Instant 时刻', instant],
    ['Batch 批次', batch.filter((word) => word !== null).join(' ') || null],
    ['Capability 能力', clip.capability],
    ['Model 模型', clip.model],
    ['Rights 权利', clip.rights],
    ['Page of the source 来源页面', clip.pageUrl],
    ['Original 原片', clip.mediaUrl],
    ['File 文件', original?.url.split('/').at(-1) ?? null],
    ['This page 本页', address],
  ];
  return facts.map(([label, value]) => `${label}: ${value ?? UNKNOWN_WORDS}`);
}

function listPrompt(clip: ClipDetail): string[] {
  if (clip.prompt.length === 0) return [`Prompt 提示词: ${UNKNOWN_WORDS}`];
  const lines = ['Prompt 提示词'];
  for (const [index, part] of clip.prompt.entries()) {
    if (clip.prompt.length > 1) lines.push('', numberPart(index));
    for (const { language, text, origin } of listTexts(part)) {
      lines.push(`[${language}, ${originWords[origin]}]`, text);
    }
  }
  return lines;
}

function listAppearance(appearance: Appearance, index: number): string[] {
  const { role, channel, author, publishedOn, publishedAt, clock, url, archiveUrl, note } =
    appearance;
  const time = publishedAt ?? publishedOn;
  const dated = time === null ? UNKNOWN_WORDS : `${time} (${clockWords[clock]})`;
  const words = [roleWords[role], channel === 'unknown' ? UNKNOWN_WORDS : channel, author, dated];
  const lines = [`${index + 1}. ${words.filter((word) => word !== null).join(' · ')}`];
  if (url !== null) lines.push(`   ${url}`);
  if (archiveUrl !== null) lines.push(`   ${archiveUrl}`);
  if (note !== null) lines.push(`   ${note.en}`, `   ${note.zh}`);
  return lines;
}
