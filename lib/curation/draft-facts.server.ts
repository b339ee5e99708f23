import 'server-only';
import type { PayloadOf } from '@/lib/ingest/candidate-contract.server';
import { readPostInstant } from '@/lib/ingest/catalogue-clock.server';
import type { Facts } from './desk-kinds';

/** A name for an address, of a title: Latin letters and digits, joined by hyphens; may be empty. */
function toSlug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

const NOTHING: Facts = {
  slug: '',
  model: 'sora',
  capability: 'text-to-video',
  title: { en: '', zh: '' },
  prompt: [],
  source: '',
  batch: null,
  author: null,
  credit: null,
  published: { on: null, at: null, certainty: 'unknown', clock: 'unknown' },
  durationSeconds: null,
  width: null,
  height: null,
  aspect: null,
  hasSound: null,
  rights: null,
  addresses: { page: null, media: null },
  appearances: [],
  document: null,
  notes: null,
  relations: [],
  failures: [],
  evidence: [],
  status: 'public',
};

/** How the time of a finding is known: its post's own id says it, else whoever was seen with it. */
function clockOf({ pageUrl, publishedOn, publishedAt }: PayloadOf<'clip'>): string {
  if (pageUrl !== null && readPostInstant(pageUrl) !== null) return 'post-id';
  return publishedAt === null && publishedOn === null ? 'unknown' : 'sighting';
}

/** One place where a finding was published, as a clip's ledger keeps it; its source stays unknown. */
export function draftAppearance(found: PayloadOf<'clip'>, role: 'origin' | 'relay'): Facts {
  const { author, pageUrl, publishedOn, publishedAt } = found;
  const url = pageUrl ?? found.mediaUrl;
  return {
    role,
    source: null,
    channel: url !== null && URL.canParse(url) ? new URL(url).hostname : 'unknown',
    author: author?.name ?? null,
    url,
    publishedOn,
    publishedAt: instant(publishedAt),
    clock: clockOf(found),
    note: null,
  };
}

/** The facts of a clip as far as a finding gives them; a curator fills in what is missing. */
export function draftClip(found: PayloadOf<'clip'>): Facts {
  const { title, prompts, author, publishedOn, publishedAt } = found;
  const texts = prompts.map(({ language, text }) => ({
    language: language ?? 'en',
    text,
    origin: 'original',
  }));
  const once = texts.filter(
    (one, at) => texts.findIndex(({ language }) => language === one.language) === at,
  );
  return {
    ...NOTHING,
    slug: toSlug(title ?? found.id),
    ...(found.model === null ? {} : { model: found.model }),
    title: { en: title ?? '', zh: '' },
    prompt: once.length === 0 ? [] : [{ texts: once }],
    credit: author?.name ?? null,
    published: {
      on: publishedOn,
      at: instant(publishedAt),
      certainty: publishedAt !== null ? 'exact' : publishedOn !== null ? 'day' : 'unknown',
      clock: clockOf(found),
    },
    durationSeconds: found.durationSeconds,
    width: found.width,
    height: found.height,
    rights: found.rights,
    addresses: { page: found.pageUrl, media: found.mediaUrl },
    appearances: found.pageUrl === null ? [] : [draftAppearance(found, 'origin')],
  };
}

/** The facts of a clip as far as a visitor told them. */
export function draftSuggestion({ url, title, prompt }: PayloadOf<'suggestion'>): Facts {
  const texts = [{ language: 'en', text: prompt ?? '', origin: 'person' }];
  return {
    ...NOTHING,
    slug: toSlug(title ?? ''),
    title: { en: title ?? '', zh: '' },
    prompt: prompt === null ? [] : [{ texts }],
    addresses: { page: url, media: null },
  };
}

/** The facts of an explainer as its feed tells them, after all others; about the clips it mentions. */
export function draftExplainer(
  found: PayloadOf<'explainer'>,
  place: string | null,
  position: number,
): Facts {
  const { title, kind, publisher, url, publishedOn, clips } = found;
  return {
    slug: toSlug(title),
    ...{ title, kind, publisher, url, publishedOn, position },
    section: null,
    notes: null,
    paper: null,
    clips: clips.map(({ slug }) => slug),
    evidence: place === null ? [] : [{ feed: place }],
  };
}

/** An instant as records write it, in milliseconds. */
function instant(iso: string | null): string | null {
  return iso === null ? null : new Date(iso).toISOString();
}
