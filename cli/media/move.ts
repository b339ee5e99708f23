import { readEnv } from '@/lib/env/env.server';
import { openStore } from '@/lib/media/get-media-store.server';
import { hashBytes } from '@/lib/media/hash-bytes.server';
import { parseMediaKey } from '@/lib/media/media-key';
import type { MediaBytes, MediaStore } from '@/lib/media/media-store';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media move TO [--from STORE] [--remove]

Copies every stored file to another store, a folder or s3://<bucket>?endpoint=<address>, and reads each
back: its bytes must be the ones its name says. What is there already is read and not sent again, so a
move that broke off goes on. Set MEDIA_STORE to TO afterwards.
  --from STORE   the store to copy from; MEDIA_STORE, if not given
  --remove       when all of them are there, whole, take them away from the first store
Ends with 0 when every file is there, 1 when one is not (and nothing is removed), 2 for misuse.`;

interface Request {
  to: string;
  from: string;
  remove: boolean;
}

/** `gallery media move TO`: 0 everything is there, 1 something is not, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { from: { type: 'string' }, remove: { type: 'boolean' } },
    read([to, stranger], { from, remove = false }): Request | string {
      if (to === undefined) return 'media move takes the store to move to.';
      if (stranger !== undefined) return `media move takes one store, not "${stranger}" too.`;
      const source = from ?? readEnv().MEDIA_STORE;
      return source === to ? 'That is the same store.' : { to, from: source, remove };
    },
    act: moveAll,
  });
}

async function moveAll({ to, from, remove }: Request): Promise<number> {
  const [source, target] = [openStore(from), openStore(to)];
  const moved: string[] = [];
  const counts = { copied: 0, 'already there': 0, failed: 0 };
  for await (const { key } of source.list()) {
    try {
      const outcome = await moveOne(source, target, key);
      counts[outcome] += 1;
      moved.push(key);
    } catch (thrown) {
      counts.failed += 1;
      console.log(`failed  ${key}: ${describe(thrown)}`);
    }
  }
  if (remove && counts.failed === 0) for (const key of moved) await source.remove(key);
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  const told = parts.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const removed = remove && counts.failed === 0 ? ', removed from the first store' : '';
  console.log(`${moved.length + counts.failed} files: ${told || 'nothing to do'}${removed}.`);
  return counts.failed > 0 ? 1 : 0;
}

async function moveOne(
  source: MediaStore,
  target: MediaStore,
  key: string,
): Promise<'copied' | 'already there'> {
  const parsed = parseMediaKey(key);
  if (parsed === null) throw new RangeError('its name is no hash');
  const { hash, extension } = parsed;
  const there = await target.read(key);
  if (there !== null) {
    if ((await hashBytes(there)) === hash) return 'already there';
    await target.remove(key);
  }
  const bytes = await source.read(key);
  if (bytes === null) throw new Error('it went away meanwhile');
  await target.put(inPieces(bytes), extension, hash);
  const stored = await target.read(key);
  if (stored === null || (await hashBytes(stored)) !== hash) {
    await target.remove(key);
    throw new Error('the other store did not keep its bytes');
  }
  return 'copied';
}

async function* inPieces(bytes: MediaBytes): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}

/** Why, with what is behind it: here nobody's secrets are in it. */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { message, cause } = thrown;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
