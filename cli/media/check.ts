import { dropFiles } from '@/lib/clips/drop-files.server';
import { examineFiles } from '@/lib/clips/examine-files.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media check [--repair] [--quick]

Reads every stored file: each one a clip names must be there, whole, with the bytes its name says, and
no file may be there that no clip names.
  --repair   take damaged files away and forget them and the missing ones, so that their clips show
             what they have left (import the originals again afterwards); take away files that no
             clip names and that are older than an hour
  --quick    look at sizes only
Ends with 0 when everything is right or was made right, with 1 when something is not, 2 for misuse.`;

interface Request {
  repair: boolean;
  quick: boolean;
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
  const bad: string[] = [];
  let unnamed = 0;
  let isLeft = false;
  const examining = examineFiles(database, store, { quick });
  let step = await examining.next();
  for (; !step.done; step = await examining.next()) {
    const { fault, key, hash, slug, kind } = step.value;
    const whose = slug === null ? 'no clip names it' : `${kind} of ${slug}`;
    console.log(`${fault.padEnd(9)}  ${key}: ${whose}`);
    if (slug === null) unnamed += 1;
    else bad.push(hash);
    if (repair && fault !== 'missing' && fault !== 'new') await store.remove(key);
    if (!repair && fault !== 'new') isLeft = true;
  }
  if (repair && bad.length > 0) await dropFiles(database, bad);
  const found = `${bad.length} bad, ${unnamed} unnamed${repair ? ', repaired' : ''}`;
  console.log(`${step.value} files named by clips: ${found}.`);
  return isLeft ? 1 : 0;
}
