import 'server-only';
import type { z } from 'zod';
import { readPostInstant } from '../catalogue-clock.server';
import { emptyFinding, type FoundClip, foundClip } from '../found-clip.server';
import { guessLanguage, readFoundPrompt, readFoundText } from '../read-found-text';
import type { Entry } from './connector';

/** What a connector read, as it stood there: texts may be empty, numbers may be words. */
export interface Raw {
  id: string | null;
  title?: string | null;
  prompts?: readonly { language?: string | null; text: string | null | undefined }[];
  pageUrl?: string | null;
  mediaUrl?: string | null;
  posterUrl?: string | null;
  author?: { name?: string | null; handle?: string | null; url?: string | null } | null;
  published?: string | null;
  model?: string | null;
  durationSeconds?: number | string | null;
  width?: number | string | null;
  height?: number | string | null;
  tags?: readonly (string | null | undefined)[];
  rights?: string | null;
  file?: FoundClip['file'];
  guessed?: readonly string[];
}

const LONGEST_LINE = 2_000;
const MOST_TAGS = 100;

/** A single line, cut where it is longer than a title may be: a feed's title is no text to refuse. */
function line(text: string | null | undefined): string | null {
  const clean = readFoundText(text)?.replace(/\s+/gu, ' ').trim();
  return clean ? clean.slice(0, LONGEST_LINE).toWellFormed() : null;
}

function address(text: string | null | undefined): string | null {
  const clean = readFoundText(text);
  if (clean === null || !URL.canParse(clean)) return null;
  const { protocol, href } = new URL(clean);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** A number above 0 and within `most`, else unknown. */
function amount(value: number | string | null | undefined, most: number): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  return number > 0 && number <= most ? number : null;
}

const whole = (value: number | string | null | undefined) => {
  const number = amount(value, 32_768);
  return number !== null && Number.isInteger(number) ? number : null;
};

const FIRST_MS = Date.UTC(1990, 0, 1);
const DAY_MS = 86_400_000;

/**
 * When something says it was published: a day stays a day, an instant becomes UTC. What is no date,
 * before 1990 or after tomorrow is unknown.
 */
export function readFoundDate(text: string | null | undefined): {
  at: string | null;
  on: string | null;
} {
  const clean = line(text);
  const unknown = { at: null, on: null };
  if (clean === null) return unknown;
  // yt-dlp writes its days without strokes.
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(clean);
  const ms = Date.parse(day === null ? clean : `${day[1]}-${day[2]}-${day[3]}`);
  if (Number.isNaN(ms) || ms < FIRST_MS || ms > Date.now() + DAY_MS) return unknown;
  const iso = new Date(ms).toISOString();
  if (day === null) return { at: iso, on: null };
  const on = `${day[1]}-${day[2]}-${day[3]}`;
  // 31 February is read as a day of March, and means nothing.
  return iso.startsWith(on) ? { at: null, on } : unknown;
}

function readPrompts(raw: Raw): FoundClip['prompts'] {
  const out = new Map<string, FoundClip['prompts'][number]>();
  for (const { language, text } of raw.prompts ?? []) {
    const clean = readFoundPrompt(text);
    if (clean === null || out.has(clean)) continue;
    const said = language?.toLowerCase().split('-')[0];
    out.set(clean, {
      language: said === 'zh' || said === 'en' ? said : guessLanguage(clean),
      text: clean,
    });
  }
  return [...out.values()];
}

function readAuthor(raw: Raw): FoundClip['author'] {
  const handle = line(raw.author?.handle);
  const name = line(raw.author?.name) ?? handle;
  return name === null ? null : { name, handle, url: address(raw.author?.url) };
}

function describe({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined
    ? 'it cannot be read'
    : `${issue.path.join('.')} is not ${issue.message}`;
}

/**
 * A finding by its contract, from what a connector read. The clock of a post's own id comes before
 * what anybody claims; a claim that contradicts it by more than two days stands beside it as `claimed`.
 */
export function finishFinding(raw: Raw, at: string): Entry {
  const pageUrl = address(raw.pageUrl);
  const id = line(raw.id) ?? pageUrl ?? address(raw.mediaUrl);
  if (id === null) return { refused: { at, why: 'it has no id and no address' } };
  const claimed = readFoundDate(raw.published);
  const byId = pageUrl === null ? null : readPostInstant(pageUrl);
  const claimedMs = Date.parse(claimed.at ?? claimed.on ?? '');
  const contradicts = byId !== null && Math.abs(Date.parse(byId) - claimedMs) > 2 * DAY_MS;
  const prompts = readPrompts(raw);
  const guessed = (raw.guessed ?? []).filter((field) => field !== 'prompts' || prompts.length > 0);
  const found: FoundClip = {
    ...emptyFinding(id),
    title: line(raw.title),
    prompts,
    pageUrl,
    mediaUrl: address(raw.mediaUrl),
    posterUrl: address(raw.posterUrl),
    author: readAuthor(raw),
    publishedAt: byId ?? claimed.at,
    publishedOn: byId === null ? claimed.on : null,
    model: line(raw.model),
    durationSeconds: amount(raw.durationSeconds, DAY_MS / 1000),
    width: whole(raw.width),
    height: whole(raw.height),
    tags: [...new Set((raw.tags ?? []).map(line))]
      .filter((tag) => tag !== null)
      .slice(0, MOST_TAGS),
    rights: line(raw.rights),
    file: raw.file ?? null,
    claimed: contradicts ? line(raw.published) : null,
    guessed,
  };
  const read = foundClip.safeParse(found);
  return read.success ? { found: read.data } : { refused: { at, why: describe(read.error) } };
}
