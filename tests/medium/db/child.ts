// Run by the tests beside it as a process of its own, to be killed or to compete with another.
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';

const [task, url = '', argument = ''] = process.argv.slice(2);

/** Adds one to a counter, so many times, each in its own transaction. */
async function count(times: number): Promise<void> {
  const database = await openDatabase(url);
  for (let time = 0; time < times; time++) {
    await database.write(async (writer) => {
      const sql = "SELECT value FROM stamp WHERE name = 'count'";
      const [row] = await writer.rows<{ value: string }>(sql);
      const next = String(Number(row?.value) + 1);
      await writer.run("UPDATE stamp SET value = ? WHERE name = 'count'", [next]);
    });
  }
  await database.close();
}

/** Writes a hundred rows in each transaction until it is killed. */
async function writeForEver(): Promise<void> {
  const database = await openDatabase(url);
  console.log('ready');
  for (let hundred = 0; ; hundred++) {
    await database.write(async (writer) => {
      for (let row = 0; row < 100; row++) {
        const name = `${hundred}-${row}`;
        await writer.run("INSERT INTO stamp (name, value, at) VALUES (?, '', 0)", [name]);
        // Lets a signal in between two rows.
        await new Promise(setImmediate);
      }
    });
  }
}

async function runTask(): Promise<void> {
  if (task === 'count') await count(Number(argument));
  if (task === 'write-for-ever') await writeForEver();
  if (task === 'migrate') {
    console.log('ready');
    console.log(JSON.stringify(await migrate(url, argument)));
  }
}

runTask().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
