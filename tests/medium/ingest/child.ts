// Run by the test beside it as a process of its own: takes a file of records and is killed in the middle
// of a chosen transaction.
import { openDatabase } from '@/lib/db/open-database.server';
import { importRecords } from '@/lib/ingest/import-records.server';

const [url = '', path = '', linesPerWrite = '', killedIn = ''] = process.argv.slice(2);

const database = await openDatabase(url);
let writes = 0;
const mortal = {
  ...database,
  write: <T>(work: Parameters<typeof database.write<T>>[0]) =>
    database.write<T>(async (writer) => {
      const done = await work(writer);
      writes += 1;
      if (writes === Number(killedIn)) process.kill(process.pid, 'SIGKILL');
      return done;
    }),
};
await importRecords(mortal, path, { dryRun: false, linesPerWrite: Number(linesPerWrite) });
await database.close();
