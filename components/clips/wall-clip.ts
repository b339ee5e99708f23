import type { ClipItem } from '@/lib/clips/contracts.server';
import { formatDay } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import { plainPrompt } from '@/lib/prompts/copy-prompt';
import { listLanguages } from '@/lib/prompts/prompt-texts';
import { paintBackdrop } from './paint-backdrop';
import { type PosterSource, posterSources } from './poster-sources';

/** A part of a text a search found: UTF-16 offsets, `end` exclusive. */
interface Range {
  start: number;
  end: number;
}

/** What a search found in a clip: ranges of its title, and where in the prompt. */
export interface Found {
  title: Range[];
  excerpt: { text: string; language: string; ranges: Range[] } | null;
}

/** A clip as the wall draws it: one language, dates written, nothing the card does not show. */
export interface WallClip {
  slug: string;
  title: string;
  source: string;
  /** Written in the page's language; null when the day is not known. */
  day: string | null;
  isApproximate: boolean;
  durationSeconds: number | null;
  /** Width by height; 16:9 where the shape is not known. */
  ratio: number;
  sources: PosterSource[];
  poster: string | null;
  preview: string | null;
  /** A CSS background in the poster's colours, for while it loads. */
  backdrop: string | null;
  isStandIn: boolean;
  /** What the copy button copies; null when no prompt is known. */
  prompt: { text: string; language: string } | null;
  found: Found | null;
}

/** A page of the wall, from the server's first render and from the API alike. */
export interface WallPage {
  clips: WallClip[];
  nextCursor: string | null;
}

const UNKNOWN_RATIO = 16 / 9;

/** Takes from a list's item what its card shows, in the language of the page. */
export function toWallClip(item: ClipItem, locale: Locale): WallClip {
  return {
    slug: item.slug,
    title: item.titles[locale],
    source: item.sourceNames[locale],
    day: item.publishedOn === null ? null : formatDay(item.publishedOn, locale),
    isApproximate: item.certainty === 'approximate',
    durationSeconds: item.durationSeconds,
    ratio: ratioOf(item),
    sources: posterSources(item.posters),
    poster: item.poster,
    preview: item.preview,
    backdrop: item.thumbhash === null ? null : paintBackdrop(item.thumbhash),
    isStandIn: item.standIn,
    prompt: promptIn(item, locale),
    found: null,
  };
}

function ratioOf({ width, height, aspect }: ClipItem): number {
  if (width !== null && height !== null) return width / height;
  const [across, down] = aspect?.split(':').map(Number) ?? [];
  return across && down ? across / down : UNKNOWN_RATIO;
}

/** The prompt in the page's language, else in the one that was published first. */
function promptIn(item: ClipItem, locale: Locale): WallClip['prompt'] {
  const languages = listLanguages(item.prompt);
  const language = languages.includes(locale) ? locale : languages[0];
  const text = language === undefined ? null : plainPrompt(item, language);
  return language === undefined || text === null ? null : { text, language };
}
