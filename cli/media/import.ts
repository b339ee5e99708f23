import { availableParallelism } from 'node:os';
import { basename, parse } from 'node:path';
import { relateClips } from '@/lib/curation/relate-clips.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { importClipCaptions } from '@/lib/ingest/files/import-clip-captions.server';
import { type ClipImport, importClipFile } from '@/lib/ingest/files/import-clip-file.server';
import { listClipSigns } from '@/lib/ingest/files/list-clip-signs.server';
import { type ClipSigns, matchFile } from '@/lib/ingest/files/match-file';
import { readFileSigns } from '@/lib/ingest/files/read-file-signs.server';
import { type CaptionFile, readCaptionFile } from '@/lib/media/caption-file';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { Refusal } from '@/lib/media/refusal';
import { answerRequest } from '../answer-request';
import { listImportFiles, withoutExtension } from './list-import-files';
import { readConcurrency } from './read-concurrency';
import {
  openReport,
  type Report,
  showName,
  tellCaptions,
  tellImport,
  tellUnsure,
} from './report-imports';
import { runImports } from './run-imports';

const MOST_AT_ONCE = 16;

const USAGE = `npm run gallery -- media import PATH… [--clip SLUG [--scored-version-of SLUG] | --match]
                                [--dry-run] [--bare] [--concurrency N]

Examines files, stores each that is a whole clip browsers play, makes its posters, preview,
storyboard and renditions, and notes all of it on the clip it is named after (<slug>.mp4). A PATH is
a file or a folder, which is read one level deep. Captions that a film carries, or that lie beside it
(<name>.vtt, <name>.en.vtt, <name>.zh.srt), come with it; a file of captions alone is named after its
clip. Killed, it goes on where it was when run again.
  --clip SLUG       the clip of the one film given, or of the captions
  --scored-version-of SLUG
                    with --clip: that clip is this one with music or sound added; a page that has
                    both lets one switch between them while it plays
  --match           find each file's clip: by its bytes, its name, the name at an address of the
                    clip, its frames; names the clips where it is unsure, and then stores nothing
  --dry-run         examine only
  --bare            store the originals now; the next import of the same files makes the rest
  --concurrency N   so many files at once, 1 to ${MOST_AT_ONCE} (half the processors)
Ends with 0 when every file is stored or was there already, 1 when one was refused or its clip is
unsure, 2 for misuse.`;

interface Request {
  paths: string[];
  clip: string | undefined;
  scoredFrom: string | undefined;
  match: boolean;
  dryRun: boolean;
  bare: boolean;
  concurrency: number;
}

/** `gallery media import …`: 0 all stored or there, 1 some refused (each said why), 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {
      clip: { type: 'string' },
      'scored-version-of': { type: 'string' },
      match: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      bare: { type: 'boolean', default: false },
      concurrency: { type: 'string' },
    },
    read(paths, values): Request | string {
      const { clip, match, 'dry-run': dryRun, bare, concurrency: asked } = values;
      const scoredFrom = values['scored-version-of'];
      if (paths.length === 0) return 'media import takes at least one folder or file.';
      if (clip !== undefined && match) return '--clip and --match exclude each other.';
      if (scoredFrom !== undefined && clip === undefined) {
        return '--scored-version-of says of which clip --clip is the scored version.';
      }
      const half = Math.max(1, Math.floor(availableParallelism() / 2));
      const concurrency = readConcurrency(asked ?? half, MOST_AT_ONCE);
      if (typeof concurrency === 'string') return concurrency;
      return { paths, clip, scoredFrom, match, dryRun, bare, concurrency };
    },
    act: importOriginals,
  });
}

async function importOriginals(request: Request): Promise<number> {
  const { films, captions } = await listImportFiles(request.paths);
  if (request.clip !== undefined && films.length > 1) {
    console.error(`--clip takes exactly one film, not ${films.length}.\n\n${USAGE}`);
    return 2;
  }
  const database = await getDatabase();
  const clips = await listClipSigns(database);
  const report = await openReport([...films, ...captions]);
  const tools = { database, store: getMediaStore(), dryRun: request.dryRun, bare: request.bare };
  // The clip of each film that came in, by its name: captions beside it go with it.
  const clipOf = new Map<string, string>();
  const importFilm = async (path: string) => {
    const slug = await chooseClip(path, request, clips, report);
    if (slug === null) return;
    const { scoredFrom, dryRun } = request;
    const scored = scoredFrom === undefined ? null : findSlug(scoredFrom, clips);
    const told = report.watch(path);
    const result: ClipImport = await importClipFile(path, slug, { ...tools, told });
    clipOf.set(withoutExtension(path), slug);
    tellImport(report, path, slug, result);
    if (scored === null || dryRun) return;
    const hand = { curatorId: null, name: 'media import' };
    await relateClips(database, hand, slug, { kind: 'scored-version-of', slug: scored });
    report.add(`the scored version of ${scored}`);
  };
  const importCaptions = async (path: string, file: CaptionFile) => {
    const film = clipOf.get(file.stem);
    const slug = film ?? request.clip ?? findSlug(basename(file.stem), clips);
    const result = await importClipCaptions(path, file, slug, tools, film !== undefined);
    tellCaptions(report, path, slug, result);
  };
  const ofFilms = films.map((path) => ({ path, work: () => importFilm(path) }));
  const ofCaptions = captions.flatMap((path) => {
    const file = readCaptionFile(path);
    return file === null ? [] : [{ path, work: () => importCaptions(path, file) }];
  });
  return runImports(report, request.concurrency, ofFilms, ofCaptions);
}

/** The slug that a file belongs to; null where it was told that this is unsure. */
async function chooseClip(
  path: string,
  { clip, match }: Request,
  clips: readonly ClipSigns[],
  report: Report,
): Promise<string | null> {
  if (!match) return findSlug(clip ?? parse(path).name, clips);
  let found = matchFile(await readFileSigns(path, false), clips);
  const isPrinted = clips.some(({ originals }) => originals.some((one) => one.framePrint !== null));
  // Frames are looked at only where nothing quicker is sure, and only where there are any to compare.
  if (found.certainty === 'unsure' && isPrinted) {
    found = matchFile(await readFileSigns(path, true), clips);
  }
  if (found.certainty === 'sure') return found.slug;
  tellUnsure(report, path, found);
  return null;
}

/** The slug as it was written; refused, with the nearest, where no clip has it. */
function findSlug(wanted: string, clips: readonly ClipSigns[]): string {
  if (clips.some(({ slug }) => slug === wanted)) return wanted;
  throw new Refusal(`there is no clip ${showName(wanted)}; ${hintFor(wanted, clips)}`);
}

function hintFor(wanted: string, clips: readonly ClipSigns[]): string {
  const near = matchFile(
    { name: wanted, hash: '', tags: {}, durationMs: null, framePrint: null },
    clips,
  );
  const [nearest] = near.certainty === 'unsure' ? near.candidates : [near];
  return nearest === undefined
    ? 'a file named <slug>.mp4, --match or --clip SLUG would be right'
    : `"${nearest.slug}" perhaps`;
}
