import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type ClipQuery, serialiseQuery } from '@/lib/clips/clip-query';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { getClipIn } from '@/lib/clips/get-clip.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { readSearchTexts } from '@/lib/clips/read-search-texts.server';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Reader } from '@/lib/db/database';
import { getDatabase } from '@/lib/db/get-database.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { describeQuery } from '@/lib/publish/describe-query';
import { walkClips } from '@/lib/publish/walk-clips.server';
import { answerRequest } from '../answer-request';
import { chooseFiles, type SnapshotClip } from '../snapshot/snapshot-clip';
import { writeSnapshot } from '../snapshot/write-snapshot';

/** All cards of a snapshot are one page, and their texts one file: more would not open well. */
const MOST_CLIPS = 5_000;
const RECORD = 'snapshot.json';

const USAGE = `npm run gallery -- snapshot FOLDER [QUERY] [--clips]

Writes the clips of a query as a folder that opens in a browser from a disk or any static host, in
both languages, with search, filters and posters. For archives, mirrors and lectures.
  QUERY     as in an address: 'source=artist&q=cat', or the whole address of a wall
  --clips   take along what plays: the stored original, else the stand-in
FOLDER is made, or is an older snapshot, which is replaced when the new one is whole. At most
${MOST_CLIPS.toLocaleString('en')} clips.`;

interface Request {
  folder: string;
  query: ClipQuery;
  withClips: boolean;
}

/** `gallery snapshot …`: 0 written, 1 it failed and nothing was written, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { clips: { type: 'boolean' } },
    read([folder, asked = '', ...more], { clips = false }): Request | string {
      if (folder === undefined || more.length > 0) return '';
      const query = parseApiQuery(new URLSearchParams(asked.slice(asked.indexOf('?') + 1)));
      return { folder: resolve(folder), query, withClips: clips };
    },
    async act(request) {
      await takeSnapshot(request);
      return 0;
    },
  });
}

async function readClips(reader: Reader, { query, withClips }: Request): Promise<SnapshotClip[]> {
  const out: SnapshotClip[] = [];
  const runs = walkClips(
    (read) => read(reader),
    query,
    MOST_CLIPS + 1,
    async (_, { clips }) => clips.map(({ card }) => (JSON.parse(card) as ClipItem).slug),
  );
  for await (const slugs of runs) {
    const details = [];
    for (const slug of slugs) details.push((await getClipIn(reader, slug)).clip);
    const texts = await readSearchTexts(reader, details);
    for (const [at, clip] of details.entries()) {
      const found = texts[at] ?? { titles: [], prompts: [], credits: [] };
      out.push({ ...chooseFiles(clip, withClips), texts: found });
    }
  }
  return out;
}

async function takeSnapshot(request: Request): Promise<void> {
  const { folder, query } = request;
  await refuseOthers(folder);
  const database = await getDatabase();
  const { clips, version } = await database.snapshot(async (reader) => ({
    version: await readVersion(reader),
    clips: await readClips(reader, request),
  }));
  if (clips.length === 0) throw new Error('No clip fits this query: nothing was written.');
  if (clips.length > MOST_CLIPS) {
    throw new Error(
      `A snapshot holds at most ${MOST_CLIPS.toLocaleString('en')} clips, and this query has more: narrow it, as source=… or since=….`,
    );
  }
  const day = new Date().toISOString().slice(0, 10);
  await mkdir(dirname(folder), { recursive: true });
  const hidden = await mkdtemp(join(dirname(folder), `.${basename(folder)}.`));
  // Made for its owner only; a snapshot is for everybody.
  await chmod(hidden, 0o755);
  try {
    const facts = { day, query: describeQuery(query, 'en'), version };
    await writeSnapshot(hidden, clips, facts, getMediaStore());
    const record = { takenOn: day, version, query: serialiseQuery(query), clips: clips.length };
    await writeFile(join(hidden, RECORD), `${JSON.stringify(record, null, 2)}\n`);
    await replaceFolder(folder, hidden);
  } finally {
    await rm(hidden, { recursive: true, force: true });
  }
  console.log(`${clips.length} clips in ${folder}: open index.html.`);
}

/** Refuses a folder that holds anything but an older snapshot. */
async function refuseOthers(folder: string): Promise<void> {
  if (!existsSync(folder) || existsSync(join(folder, RECORD))) return;
  if ((await readdir(folder)).length === 0) return;
  throw new Error(`${folder} is neither empty nor a snapshot: it is left as it is.`);
}

/** Puts a whole folder where another stood; that one goes when the new one is there. */
async function replaceFolder(folder: string, made: string): Promise<void> {
  const old = `${made}.old`;
  if (existsSync(folder)) await rename(folder, old);
  await rename(made, folder);
  await rm(old, { recursive: true, force: true });
}
