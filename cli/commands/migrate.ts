import { CopyFault } from '@/lib/db/copy-database.server';
import { upgradeDatabase, wayBack } from '@/lib/db/upgrade-database.server';
import { readEnv } from '@/lib/env/env.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- migrate [--no-copy]

Brings the database at DATABASE_URL up to this program. One that holds something already is copied
first: beside a SQLite file, into before-upgrade/; PostgreSQL by its own pg_dump into
data/before-upgrade/. The last three copies are kept.
  --no-copy   make none, because you have a backup of your own
Ends with 0 when the database is up to date, 1 when it is as it was before the migration that failed.`;

/** `gallery migrate`: brings the database at `DATABASE_URL` up to this program and prints what it applied. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { 'no-copy': { type: 'boolean', default: false } },
    read: ([stranger], { 'no-copy': noCopy }) =>
      stranger === undefined ? { copies: !noCopy } : `migrate takes no "${stranger}".`,
    act: bringUp,
  });
}

async function bringUp({ copies }: { copies: boolean }): Promise<number> {
  const { DATABASE_URL: url } = readEnv();
  try {
    const { applied, copy } = await upgradeDatabase(url, { copies, say: console.log });
    for (const name of applied) console.log(`applied ${name}`);
    if (copy !== null) console.log(wayBack(url, copy));
    if (applied.length === 0) console.log('the database is up to date');
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof CopyFault)) throw thrown;
    console.error(
      `${thrown.message}\nNothing was changed: an upgrade copies the database first. ` +
        'With a backup of your own, run "npm run gallery -- migrate --no-copy".',
    );
    return 1;
  }
}
