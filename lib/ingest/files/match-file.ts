import { distance } from 'fastest-levenshtein';
import { matchPrints, readPrint } from '@/lib/media/match-prints';

/** What a file says and shows of itself. */
export interface FileSigns {
  /** Its name without folder and extension. */
  name: string;
  hash: string;
  tags: Readonly<Record<string, string>>;
  /** null where the file could not be looked into. */
  durationMs: number | null;
  framePrint: string | null;
}

/** What a file may be recognised by, of one clip. */
export interface ClipSigns {
  slug: string;
  titles: readonly string[];
  /** Where it was published, pages and files, and the name of its file in the seed document. */
  addresses: readonly string[];
  durationMs: number | null;
  originals: readonly { hash: string; framePrint: string | null }[];
}

/** By what a clip was found. */
export type Sign = 'hash' | 'name' | 'address' | 'frames' | 'tags' | 'duration';

/** One clip is sure, several may be meant (the likeliest first), or none is. */
export type FileMatch =
  | { certainty: 'sure'; slug: string; by: Sign }
  | { certainty: 'unsure'; candidates: { slug: string; by: Sign }[]; why: string };

// Half a frame at the slowest rates of film; publishers' round seconds are not told apart by it.
const sameMs = 45;
const mostCandidates = 5;

const shared: Record<Sign, string> = {
  hash: 'these bytes',
  name: 'this name',
  address: 'this name at an address',
  frames: 'these frames',
  tags: 'this title',
  duration: 'this duration',
};

/** Names of files at an address that say nothing of the clip. */
const plainNames = /^(?:video|index|master|original|download|watch|status|\d{1,6})$/i;

/**
 * Finds the clip that a file is the original of. Sure are the same bytes, its own name, an address's
 * name or post number, and the same frames; each only where it leads to one clip. A title in the
 * file or the same duration make candidates, and nothing is taken for sure that contradicts.
 */
export function matchFile(file: FileSigns, clips: readonly ClipSigns[]): FileMatch {
  const sure: [Sign, (clip: ClipSigns) => boolean][] = [
    ['hash', ({ originals }) => originals.some(({ hash }) => hash === file.hash)],
    ['name', ({ slug }) => slug === file.name.toLowerCase()],
    ['address', ({ addresses }) => addresses.some((one) => isNamedAt(file.name, one))],
    ['frames', ({ originals }) => originals.some((one) => looksLike(file, one.framePrint))],
  ];
  for (const [by, is] of sure) {
    const found = clips.filter(is);
    const [clip] = found;
    if (clip === undefined) continue;
    if (found.length > 1) return unsure(found, by, `several clips have ${shared[by]}`);
    // A name may be wrong; the bytes and the frames cannot.
    if ((by === 'name' || by === 'address') && contradicts(file, clip)) {
      const seconds = [file.durationMs, clip.durationMs].map((ms) => ((ms ?? 0) / 1000).toFixed(1));
      return unsure(found, by, `it lasts ${seconds[0]} s and the clip ${seconds[1]} s`);
    }
    return { certainty: 'sure', slug: clip.slug, by };
  }
  const told = clips.filter((clip) => isToldIn(file.tags, clip));
  if (told.length > 0) return unsure(told, 'tags', 'only what the file says of itself leads there');
  const long = clips.filter(({ durationMs }) => isSameLength(file.durationMs, durationMs));
  if (long.length > 0) return unsure(long, 'duration', 'only its duration leads there');
  const near = listNear(file.name, clips);
  if (near.length > 0) return unsure(near, 'name', 'only a name that is alike leads there');
  return unsure([], 'name', 'nothing of it leads to a clip');
}

function unsure(clips: readonly ClipSigns[], by: Sign, why: string): FileMatch {
  const candidates = clips.slice(0, mostCandidates).map(({ slug }) => ({ slug, by }));
  return { certainty: 'unsure', candidates, why };
}

function isNamedAt(name: string, address: string): boolean {
  const last = address.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  const stem = last.replace(/\.[a-z0-9]{2,4}$/i, '');
  if (stem === '' || plainNames.test(stem)) return false;
  if (stem.toLowerCase() === name.toLowerCase()) return true;
  // Posts are saved under their number, with the account's name and more around it.
  return /^\d{15,}$/.test(stem) && name.split(/\D+/).includes(stem);
}

function looksLike(file: FileSigns, framePrint: string | null): boolean {
  if (file.framePrint === null || framePrint === null) return false;
  return matchPrints(readPrint(file.framePrint), readPrint(framePrint)) !== null;
}

function contradicts(file: FileSigns, clip: ClipSigns): boolean {
  if (file.durationMs === null || clip.durationMs === null) return false;
  return Math.abs(file.durationMs - clip.durationMs) > Math.max(1500, clip.durationMs * 0.1);
}

function isSameLength(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) <= sameMs;
}

function isToldIn(tags: FileSigns['tags'], { titles, addresses, slug }: ClipSigns): boolean {
  const texts = Object.values(tags).map((text) => text.trim().toLowerCase());
  const names = [slug, ...titles, ...addresses].map((name) => name.toLowerCase());
  return texts.some((text) => names.includes(text) || addresses.some((one) => text.includes(one)));
}

function listNear(name: string, clips: readonly ClipSigns[]): ClipSigns[] {
  const wanted = name.toLowerCase().replace(/[\s_]+/g, '-');
  return clips
    .map((clip) => ({ clip, away: distance(clip.slug, wanted) }))
    .filter(({ away }) => away <= Math.max(2, wanted.length / 4))
    .sort((one, other) => one.away - other.away)
    .map(({ clip }) => clip);
}
