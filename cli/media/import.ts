import { readdir, stat } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { saveOriginal } from '@/lib/clips/save-original.server';
import type { Database } from '@/lib/db/database';
import { getDatabase } from '@/lib/db/get-database.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { type ImportedOriginal, importOriginal } from '@/lib/media/import-original.server';
import type { MediaStore } from '@/lib/media/media-store';
import { MissingProgram, Refusal } from '@/lib/media/refusal';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media import FOLDER|FILE… [--clip SLUG] [--dry-run]

Examines the files, stores each that is a whole clip browsers play, and notes it as the original of
the clip it is named after (<slug>.mp4), or of SLUG. Folders are read one level deep.
  --clip SLUG   the clip of the one file given
  --dry-run     examine only
Ends with 0 when every file is stored or was there already, 1 when one was refused, 2 for misuse.`;

interface Options {
  clip: string | undefined;
  dryRun: boolean;
}

interface Request extends Options {
  paths: string[];
}

type Outcome = 'stored' | 'would store' | 'already there' | 'refused';

/** `gallery media import …`: 0 all stored or there, 1 some refused (each said why), 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { clip: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    read(paths, { clip, 'dry-run': dryRun = false }): Request | string {
      if (paths.length === 0) return 'media import takes at least one folder or file.';
      return { paths, clip, dryRun };
    },
    act: importOriginals,
  });
}

async function importOriginals(request: Request): Promise<number> {
  const paths = await listFiles(request.paths);
  if (request.clip !== undefined && paths.length !== 1) {
    console.error(`--clip takes exactly one file, not ${paths.length}.\n\n${USAGE}`);
    return 2;
  }
  try {
    return await importAll(paths, request, await getDatabase(), getMediaStore());
  } catch (thrown) {
    if (!(thrown instanceof MissingProgram)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}

/** The files meant by the paths, in order: a folder stands for its files, hidden ones left out. */
async function listFiles(paths: readonly string[]): Promise<string[]> {
  const lists = paths.map(async (path) => {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) return [path];
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => join(path, entry.name))
      .sort();
  });
  return (await Promise.all(lists)).flat();
}

async function importAll(
  paths: readonly string[],
  options: Options,
  database: Database,
  store: MediaStore,
): Promise<number> {
  const clips = await database.prisma.clip.findMany({ select: { slug: true } });
  const slugs = new Set(clips.map(({ slug }) => slug));
  const counts = new Map<Outcome, number>();
  const tell = (outcome: Outcome, path: string, words: string) => {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    console.log(`${outcome.padEnd(13)}  ${showName(path)}: ${words}`);
  };
  for (const path of paths) {
    try {
      const slug = findSlug(path, options.clip, slugs);
      const result = await importOne(path, slug, options.dryRun, database, store);
      if (result === null) tell('already there', path, `the original of ${slug}`);
      else tell(options.dryRun ? 'would store' : 'stored', path, describe(slug, result));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      tell('refused', path, `${thrown.message}.`);
    }
  }
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`);
  console.log(
    `${paths.length} ${paths.length === 1 ? 'file' : 'files'}: ${parts.join(', ') || 'nothing to do'}.`,
  );
  return counts.has('refused') ? 1 : 0;
}

/** What was stored, or would be; null when the clip had it already. */
async function importOne(
  path: string,
  slug: string,
  dryRun: boolean,
  database: Database,
  store: MediaStore,
): Promise<ImportedOriginal | null> {
  const result = await importOriginal(path, {
    store,
    dryRun,
    isKnown: async (hash) => {
      const where = { kind: 'original', hash, clip: { slug } };
      return (await database.prisma.rendition.findFirst({ where, select: { id: true } })) !== null;
    },
    save: async (original) => {
      await saveOriginal(database, slug, original);
    },
  });
  return result.outcome === 'known' ? null : result.original;
}

function findSlug(path: string, given: string | undefined, slugs: ReadonlySet<string>): string {
  const wanted = given ?? parse(path).name;
  if (slugs.has(wanted)) return wanted;
  const [nearest] = [...slugs]
    .map((slug) => ({ slug, away: distance(slug, wanted.toLowerCase()) }))
    .sort((left, right) => left.away - right.away);
  const isNear = nearest !== undefined && nearest.away <= Math.max(2, wanted.length / 4);
  const hint = isNear ? `"${nearest.slug}" perhaps` : 'a file named <slug>.mp4, or --clip SLUG';
  throw new Refusal(`there is no clip ${showName(wanted)}; ${hint} would be right`);
}

function describe(slug: string, original: ImportedOriginal): string {
  const { width, height, durationMs, codec, hasSound, sizeBytes } = original;
  const facts = [
    `${width} × ${height}`,
    `${(durationMs / 1000).toFixed(1)} s`,
    codec,
    hasSound ? 'with sound' : 'silent',
    `${(sizeBytes / 1e6).toFixed(1)} MB`,
  ];
  return `the original of ${slug} (${facts.join(', ')})`;
}

/** A name as a terminal may show it: one with control or direction signs is shown escaped. */
function showName(path: string): string {
  const name = basename(path);
  if (!/[\p{Cc}\p{Cf}]/u.test(name)) return name;
  return name.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
