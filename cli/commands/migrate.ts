import { migrate } from '@/lib/db/migrate.server';
import { readEnv } from '@/lib/env/env.server';

/** `gallery migrate`: brings the database at `DATABASE_URL` up to this program and prints what it applied. Refuses arguments. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`migrate takes no arguments, not: ${args.join(' ')}`);
    return 2;
  }
  const names = await migrate(readEnv().DATABASE_URL);
  for (const name of names) console.log(`applied ${name}`);
  if (names.length === 0) console.log('the database is up to date');
  return 0;
}
