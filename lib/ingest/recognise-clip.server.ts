import 'server-only';
import { addressIdentity, foldPrompt, promptIdentity } from '@/lib/clips/clip-identity.server';
import { EVERYTHING } from '@/lib/clips/clip-query';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { type Acquaintance, findByIdentity } from '@/lib/clips/mark-identities.server';
import type { Database } from '@/lib/db/database';
import type { Likeness } from '@/lib/media/index-prints';
import { PRINT_DIGITS } from '@/lib/media/match-prints';
import { tokenize } from '@/lib/search/tokenize';
import { isOneClip } from './find-places.server';
import type { FoundClip } from './found-clip.server';
import { shinglesOf } from './prompt-screen.server';

/**
 * What a finding is: a place we know already (`same`), one more place of a known clip
 * (`appearance`), probably a known clip (`perhaps`: somebody has to look), or `new`.
 */
export type Verdict =
  | { is: 'same'; slug: string; likeness: 1; by: 'address' }
  | { is: 'appearance'; slug: string; likeness: number; by: 'file' | 'frames' }
  | { is: 'perhaps'; slug: string; likeness: number; by: 'prompt' | 'frames' | 'address' }
  | { is: 'new' };

/** Acquaintances that are looked at: an address that leads to more clips names none of them. */
const MOST_KNOWN = 100;
/** The share of common shingles from which two prompts are held for one (Jaccard). */
export const ALIKE = 0.55;
/** Where in a prompt the phrases stand by which its like are looked up. */
const PLACES = [0.05, 0.3, 0.55, 0.8];
const PHRASE_TOKENS = 5;

const onlyOne = (list: readonly Acquaintance[]): string | null => {
  const slugs = new Set(list.map(({ slug }) => slug));
  const [first] = slugs;
  return slugs.size === 1 && first !== undefined ? first : null;
};

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((one) => b.has(one)).length;
  return common / (a.size + b.size - common);
}

/** Pieces of a prompt as they stand in it, for the search to look up word by word. */
function phrasesOf(text: string): string[] {
  const tokens = tokenize(text, { stems: false });
  const phrases = PLACES.flatMap((place) => {
    const from = Math.floor(tokens.length * place);
    const [first, last] = [tokens[from], tokens[from + PHRASE_TOKENS - 1]];
    if (first === undefined || last === undefined) return [];
    return [text.slice(first.start, last.end).replaceAll('"', ' ')];
  });
  return [...new Set(phrases)];
}

function likenessOf(found: ReadonlySet<string>, clip: ClipItem): number {
  const texts = clip.prompt.flatMap((part) => part.texts.map(({ text }) => text));
  return Math.max(0, ...texts.map((text) => jaccard(found, shinglesOf(foldPrompt(text)))));
}

/** The clip whose prompt is most like a text, among those that share a phrase with it. */
export async function findAlike(
  database: Database,
  text: string,
  sought: ReadonlySet<string> = shinglesOf(foldPrompt(text)),
): Promise<Verdict> {
  let best: { slug: string; likeness: number } | null = null;
  for (const phrase of phrasesOf(text)) {
    const { items } = await listClips(database, { ...EVERYTHING, q: `"${phrase}"`, limit: 20 });
    for (const clip of items) {
      const likeness = likenessOf(sought, clip);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0))
        best = { slug: clip.slug, likeness };
    }
  }
  return best === null ? { is: 'new' } : { is: 'perhaps', ...best, by: 'prompt' };
}

/** Whether a finding at a clip's page names a file that the clip is not known to have. */
async function hasOtherFile(
  database: Database,
  slug: string,
  { pageUrl, mediaUrl }: FoundClip,
): Promise<boolean> {
  const file = addressIdentity(mediaUrl);
  if (file === null || isOneClip(pageUrl)) return false;
  const clip = await database.prisma.clip.findUnique({
    where: { slug },
    select: { mediaUrl: true },
  });
  const known = addressIdentity(clip?.mediaUrl ?? null);
  return known !== null && known.value !== file.value;
}

async function findByFile(database: Database, hash: string): Promise<string | null> {
  const clips = await database.prisma.clip.findMany({
    where: { renditions: { some: { hash } } },
    select: { slug: true },
    orderBy: { id: 'asc' },
    take: 1,
  });
  return clips[0]?.slug ?? null;
}

/** Copies with a mark burnt in differ by less of 64 bits a frame; other clips by twice that. */
const SURE_BITS = 9;
/** Half seconds by which a copy with trimmed ends is shorter. */
const TRIMMED = 2;

/**
 * The clip whose stored original looks as a file does. Sure is one clip alone, of that length: a clip
 * and its extension have frames in common, and are two.
 */
export function judgeFrames(framePrint: string, alike: readonly Likeness[]): Verdict | null {
  const near = alike.flatMap(({ printed, match }) => (match === null ? [] : [{ printed, match }]));
  const [best] = near.sort((a, b) => a.match.distance - b.match.distance);
  if (best === undefined) return null;
  const { printed, match } = best;
  const longer = Math.abs((printed.framePrint ?? '').length - framePrint.length) / PRINT_DIGITS;
  const isOne = near.every((one) => one.printed.slug === printed.slug);
  const isSure = isOne && match.distance <= SURE_BITS && longer <= TRIMMED;
  const likeness = Math.round((1 - match.distance / 64) * 100) / 100;
  return { is: isSure ? 'appearance' : 'perhaps', slug: printed.slug, likeness, by: 'frames' };
}

/**
 * Knows a finding again: by the address of a post, by its file's bytes, by its frames, by its prompt
 * (exact once folded, near by shingles). A prompt alone never makes two posts one: it asks.
 */
export async function recogniseClip(
  database: Database,
  found: FoundClip,
  byFrames: Verdict | null = null,
): Promise<Verdict> {
  const addresses = [found.pageUrl, found.mediaUrl].map(addressIdentity);
  const prompts = found.prompts.map(({ text }) => promptIdentity(text));
  const sought = [...addresses, ...prompts].filter((one) => one !== null);
  const known = await findByIdentity(database, sought, MOST_KNOWN);
  const byAddress = known.filter(({ kind }) => kind === 'address');
  const byPrompt = known.filter(({ kind }) => kind === 'prompt');
  const [onPage, atFile] = addresses.map((address) =>
    onlyOne(byAddress.filter(({ value }) => value === address?.value)),
  );
  const same = (slug: string): Verdict => ({ is: 'same', slug, likeness: 1, by: 'address' });
  if (atFile) return same(atFile);
  if (onPage && !(await hasOtherFile(database, onPage, found))) return same(onPage);
  if (found.file !== null) {
    const slug = await findByFile(database, found.file.hash);
    if (slug !== null) return { is: 'appearance', slug, likeness: 1, by: 'file' };
  }
  if (byFrames !== null) return byFrames;
  // A page of many clips and a prompt of many clips may still have one clip in common.
  const both = byPrompt.filter(({ slug }) => byAddress.some((other) => other.slug === slug));
  const worded = onlyOne(both);
  if (worded !== null) return same(worded);
  const [first] = byPrompt;
  if (first !== undefined) return { is: 'perhaps', slug: first.slug, likeness: 1, by: 'prompt' };
  for (const { text } of found.prompts) {
    const verdict = await findAlike(database, text);
    if (verdict.is !== 'new') return verdict;
  }
  // Another file where one clip is known: a copy of it, or one more of a post of several.
  return onPage ? { is: 'perhaps', slug: onPage, likeness: 0.5, by: 'address' } : { is: 'new' };
}
