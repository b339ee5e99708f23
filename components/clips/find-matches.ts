import type { ClipItem } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import { highlight } from '@/lib/search/highlight';
import type { SearchNode } from '@/lib/search/search-node';
import type { Found } from './wall-clip';

/** Characters shown before the first match, and in all; Han characters are twice as wide. */
const LEAD = 36;
const LENGTH = 150;

/**
 * What a search found in a clip: the title's matches, and a passage of the prompt round its first
 * match, in the page's language where that one matches, else in another. The browser loads this
 * file only with a search.
 */
export function findMatches(item: ClipItem, search: SearchNode, locale: Locale): Found {
  const languages = listLanguages(item.prompt).sort(
    (a, b) => Number(b === locale) - Number(a === locale),
  );
  for (const language of languages) {
    const text = plainPrompt(item, language) ?? '';
    const ranges = highlight(text, search);
    if (ranges.length > 0) {
      return {
        title: highlight(item.titles[locale], search),
        excerpt: { language, ...cutPassage(text, ranges) },
      };
    }
  }
  return { title: highlight(item.titles[locale], search), excerpt: null };
}

/** A passage round the first range, cut between words, with the ranges that lie in it. */
export function cutPassage(
  text: string,
  ranges: readonly { start: number; end: number }[],
): { text: string; ranges: { start: number; end: number }[] } {
  const first = ranges[0]?.start ?? 0;
  const scale = /\p{Script=Han}/u.test(text) ? 0.5 : 1;
  const from = first <= LEAD * scale ? 0 : wordStart(text, first - LEAD * scale, first);
  const to = Math.min(text.length, from + LENGTH * scale);
  const head = from === 0 ? '' : '… ';
  const shift = head.length - from;
  const cut = ranges
    .filter(({ start }) => start < to)
    .map(({ start, end }) => ({ start: start + shift, end: Math.min(end, to) + shift }));
  const tail = to < text.length ? ' …' : '';
  return { text: `${head}${text.slice(from, to)}${tail}`, ranges: cut };
}

function wordStart(text: string, near: number, before: number): number {
  const at = Math.round(near);
  const gap = text.slice(at, before).search(/\s|[，。、；]/u);
  return gap < 0 ? at : at + gap + 1;
}
