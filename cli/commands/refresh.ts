import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { PlaceFault } from '@/lib/ingest/place-fault';
import { refreshFromSource } from '@/lib/ingest/refresh-from-source.server';
import { answerRequest } from '../answer-request';
import { tellAllowed } from '../tell-allowed';

const USAGE = `npm run gallery -- refresh CLIP [--from ADDRESS] [--dry-run]

Asks where a clip was published what it says now, and shows field by field what differs from here. It
waits in the inbox; a curator who takes it makes a revision, and the old version stays in history.
  --from ADDRESS  which of its places; else its origin
  --dry-run       show it, and save nothing
Ends with 0, with 1 where the source cannot be had or read, with 2 for misuse.`;

interface Request {
  slug: string;
  address: string | null;
  dryRun: boolean;
}

/** `gallery refresh CLIP`: 0 asked, 1 not to be had, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { from: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    read([slug, ...more], { from, 'dry-run': dryRun }): Request | string {
      if (slug === undefined || more.length > 0) return '';
      return { slug, address: from ?? null, dryRun };
    },
    act: refresh,
  });
}

async function refresh(request: Request): Promise<number> {
  const client = getGuardedClient();
  tellAllowed();
  try {
    const told = await refreshFromSource(await getDatabase(), client, request);
    const fields = Object.entries(told.fields);
    console.log(`Asked ${told.address}.`);
    if (fields.length === 0) console.log('Nothing differs from what is kept here.');
    for (const [name, { kept, offered }] of fields) {
      console.log(`${name}${told.guessed.includes(name) ? ' (guessed)' : ''}`);
      console.log(`  here:  ${JSON.stringify(kept)}`);
      console.log(`  there: ${JSON.stringify(offered)}`);
    }
    if (fields.length > 0 && !request.dryRun) {
      console.log(told.isNew ? 'It waits in the inbox.' : 'It came to the inbox before.');
    }
    return 0;
  } catch (thrown) {
    const isTold = [Problem, OutsideFault, PlaceFault].some((kind) => thrown instanceof kind);
    if (!isTold) throw thrown;
    console.error((thrown as Error).message);
    return 1;
  } finally {
    await client.close();
  }
}
