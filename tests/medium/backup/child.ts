// Run by the tests beside it as a process of its own, which ends itself (SIGKILL) at a chosen point:
// before its n-th call of the file system, or its n-th statement.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { restoreBackup } from '@/lib/curation/backup/restore-backup.server';
import { writeBackup } from '@/lib/curation/backup/write-backup.server';
import { decide } from '@/lib/curation/decide.server';
import type { Database, Writer } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import type { MediaStore } from '@/lib/media/media-store';

const [task, url = '', place = '', media = '', at = '0'] = process.argv.slice(2);
let left = Number(at);

/** Counts one step; the last one is not taken. */
function step(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

/** Every change of a file, and every piece of a stream, is a step. */
function countFileCalls(): void {
  const counted = (host: Record<string, unknown>, names: readonly string[]) => {
    for (const name of names) {
      const call = host[name] as (...args: unknown[]) => unknown;
      host[name] = (...args: unknown[]) => {
        step();
        return call.apply(host, args);
      };
    }
  };
  counted(promises as never, ['open', 'rename', 'rm', 'writeFile']);
  counted(fs as never, ['write', 'close']);
  syncBuiltinESMExports();
}

/** Every statement of a writing transaction is a step. */
function countStatements(database: Database): Database {
  return {
    ...database,
    write: (work) =>
      database.write((writer) => {
        const counted: Writer = {
          engine: writer.engine,
          rows(sql, values) {
            step();
            return writer.rows(sql, values);
          },
          numbers(sql, values) {
            step();
            return writer.numbers(sql, values);
          },
          run(sql, values) {
            step();
            return writer.run(sql, values);
          },
        };
        return work(counted);
      }),
  };
}

const hand = { curatorId: 'c', name: 'Ada' };

async function runTask(): Promise<void> {
  const store = makeDiskStore(media);
  if (task === 'restore') {
    countFileCalls();
    await restoreBackup(place, url, store);
  } else {
    const database = await openDatabase(url);
    await change(database, store);
    await database.close();
  }
  // How many steps it took, in all.
  console.log(Number(at) - left);
}

async function change(database: Database, store: MediaStore): Promise<void> {
  if (task === 'backup') {
    countFileCalls();
    await writeBackup(place, url, { database, store });
    return;
  }
  const counted = countStatements(database);
  if (task === 'merge') await decide(counted, hand, [1], { action: 'merge', into: 'one' });
  else {
    const facts = JSON.parse(place) as Record<string, unknown>;
    await decide(counted, hand, [1], { action: 'approve', facts });
  }
}

runTask().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
