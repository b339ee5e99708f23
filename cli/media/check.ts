import { dropFiles } from '@/lib/clips/drop-files.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { hashBytes } from '@/lib/media/hash-bytes.server';
import type { MediaExtension } from '@/lib/media/media-key';
import { writeMediaKey } from '@/lib/media/media-key';
import type { MediaStore } from '@/lib/media/media-store';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media check [--repair] [--quick]

Reads every stored file: each one a clip names must be there, whole, with the bytes its name says, and
no file may be there that no clip names.
  --repair   take damaged files away and forget them and the missing ones, so that their clips show
             what they have left (import the originals again afterwards); take away files that no
             clip names and that are older than an hour
  --quick    look at sizes only
Ends with 0 when everything is right or was made right, with 1 when something is not, 2 for misuse.`;

/** A file that an import may be about to note is left alone for so long, in milliseconds. */
const NEW_MS = 60 * 60 * 1000;

interface Request {
  repair: boolean;
  quick: boolean;
}

interface NamedFile {
  hash: string;
  extension: string;
  size_bytes: number;
  slug: string;
  kind: string;
}

/** `gallery media check`: 0 all right or made right, 1 not, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { repair: { type: 'boolean' }, quick: { type: 'boolean' } },
    read([stranger], { repair = false, quick = false }): Request | string {
      return stranger === undefined ? { repair, quick } : `media check takes no "${stranger}".`;
    },
    act: checkAll,
  });
}

async function checkAll({ repair, quick }: Request): Promise<number> {
  const database = await getDatabase();
  const store = getMediaStore();
  // First what lies there, then who names it: what is imported between the two is not taken for lost.
  const orphans = new Map<string, Date>();
  for await (const { key, modifiedAt } of store.list()) orphans.set(key, modifiedAt);
  const rows = await database.rows<NamedFile>(
    `SELECT r.hash, r.extension, r.size_bytes, c.slug, r.kind FROM rendition r
     JOIN clip c ON c.id = r.clip_id ORDER BY c.id, r.kind, r.id`,
  );
  const files = new Map(rows.map((row) => [keyOf(row), row]));
  const bad: NamedFile[] = [];
  for (const [key, file] of files) {
    orphans.delete(key);
    const fault = await findFault(store, key, file, quick);
    if (fault === null) continue;
    bad.push(file);
    console.log(`${fault.padEnd(9)}  ${key}: ${file.kind} of ${file.slug}`);
    if (repair && fault !== 'missing') await store.remove(key);
  }
  const oldest = Date.now() - NEW_MS;
  let isLeft = !repair && bad.length > 0;
  for (const [key, modifiedAt] of orphans) {
    const isNew = modifiedAt.getTime() > oldest;
    console.log(`${isNew ? 'new' : 'unnamed'}`.padEnd(9), ` ${key}: no clip names it`);
    if (repair && !isNew) await store.remove(key);
    else if (!isNew) isLeft = true;
  }
  if (repair) {
    const hashes = bad.map(({ hash }) => hash);
    if (hashes.length > 0) await dropFiles(database, hashes);
  }
  const found = `${bad.length} bad, ${orphans.size} unnamed${repair ? ', repaired' : ''}`;
  console.log(`${files.size} files named by clips: ${found}.`);
  return isLeft ? 1 : 0;
}

const keyOf = ({ hash, extension }: NamedFile) =>
  writeMediaKey({ hash, extension: extension as MediaExtension });

async function findFault(
  store: MediaStore,
  key: string,
  { hash, size_bytes }: NamedFile,
  quick: boolean,
): Promise<'missing' | 'cut' | 'damaged' | null> {
  const found = await store.stat(key);
  if (found === null) return 'missing';
  if (found.sizeBytes !== size_bytes) return 'cut';
  if (quick) return null;
  const bytes = await store.read(key);
  if (bytes === null) return 'missing';
  return (await hashBytes(bytes)) === hash ? null : 'damaged';
}
