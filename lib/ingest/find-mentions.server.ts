import 'server-only';
import { marks } from '@/lib/clips/bulk-write.server';
import {
  addressIdentity,
  foldPrompt,
  type Identity,
  promptIdentity,
} from '@/lib/clips/clip-identity.server';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import type { Database } from '@/lib/db/database';
import type { PayloadOf } from './candidate-contract.server';

/** A clip that somebody seems to write about, and by which words. */
export type Mention = PayloadOf<'explainer'>['clips'][number];

/** What is looked through for mentions. */
export interface Writing {
  title: string;
  text: string;
  links: readonly string[];
}

const MOST_MENTIONS = 50;
const MOST_PASSAGES = 200;
const MOST_TITLES = 24;
/** An address or a prompt of more clips than this names none of them. */
const MOST_OF_ONE = 8;
const LONGEST_TITLE = 12;
const SHOWN = 120;

/** What stands between marks of quotation, in both languages. */
const QUOTED = /[“"]([^“”"]{2,2000})[”"]|[「『《]([^」』》]{2,2000})[」』》]|‘([^‘’]{2,2000})’/gu;
/** Words that begin with a capital, as names of films do. */
const NAMED = /\p{Lu}[\p{L}\p{N}’']*(?:[ -](?:\p{Lu}[\p{L}\p{N}’']*|of|the|and|in|a|to)){0,6}/gu;

const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

interface Passage {
  identity: Identity;
  words: string;
}

function quotations(text: string): string[] {
  const found = [...text.matchAll(QUOTED)].map(([, a, b, c]) => (a ?? b ?? c ?? '').trim());
  return [...new Set(found)].slice(0, MOST_PASSAGES);
}

/** The clips that have one of these identities, with the words that said so. */
async function findBy(
  database: Database,
  by: Mention['by'],
  passages: readonly Passage[],
): Promise<Mention[]> {
  const words = new Map(passages.map((one) => [one.identity.value, one.words]));
  if (words.size === 0) return [];
  const kind = passages[0]?.identity.kind ?? 'address';
  const values = [...words.keys()];
  const rows = await database.rows<{ value: string; slug: string }>(
    `SELECT i.value, c.slug FROM clip_identity i JOIN clip c ON c.id = i.clip_id
     WHERE i.kind = ? AND i.value IN (${marks(values)}) AND c.status = 'public'
     ORDER BY c.id LIMIT 2000`,
    [kind, ...values],
  );
  return [...Map.groupBy(rows, ({ value }) => value)].flatMap(([value, named]) =>
    named.length > MOST_OF_ONE
      ? []
      : named.map(({ slug }) => ({ slug, by, words: cut(words.get(value) ?? '') })),
  );
}

const passage = (identity: Identity | null, words: string): Passage[] =>
  identity === null ? [] : [{ identity, words }];

/** Clips whose very title is quoted, or stands in the headline. */
async function findByTitle(database: Database, { title, text }: Writing): Promise<Mention[]> {
  const named = [...title.matchAll(NAMED)].map(([name]) => name);
  const candidates = [...quotations(`${title}\n${text}`), title, ...named].filter((words) => {
    const { length } = foldPrompt(words);
    return length > 1 && length <= LONGEST_TITLE;
  });
  const out: Mention[] = [];
  for (const words of [...new Set(candidates)].slice(0, MOST_TITLES)) {
    const q = `"${words.replaceAll('"', ' ')}"`;
    const { items } = await listClips(database, { ...EVERYTHING, q, limit: 20 });
    const folded = foldPrompt(words).join(' ');
    const same = items.filter(({ titles }) =>
      Object.values(titles).some((one) => foldPrompt(one).join(' ') === folded),
    );
    if (same.length > MOST_OF_ONE) continue;
    out.push(...same.map(({ slug }) => ({ slug, by: 'title' as const, words })));
  }
  return out;
}

/**
 * The public clips that an article mentions: by the address of a post or file, by a prompt that it
 * quotes (or that stands on a line of its own), by a title that it quotes. Suggestions only: each says
 * by which words, the surest first, and a page or prompt of many clips names none.
 */
export async function findMentions(database: Database, writing: Writing): Promise<Mention[]> {
  const { text, links } = writing;
  const addresses = links.flatMap((link) => passage(addressIdentity(link), link));
  const lines = text.split('\n').map((line) => line.trim());
  const spoken = [...new Set([...quotations(text), ...lines])].slice(0, MOST_PASSAGES);
  const prompts = spoken.flatMap((words) => passage(promptIdentity(words), words));
  const found = [
    ...(await findBy(database, 'address', addresses)),
    ...(await findBy(database, 'prompt', prompts)),
    ...(await findByTitle(database, writing)),
  ];
  const first = new Map<string, Mention>();
  for (const one of found) if (!first.has(one.slug)) first.set(one.slug, one);
  return [...first.values()].slice(0, MOST_MENTIONS);
}
