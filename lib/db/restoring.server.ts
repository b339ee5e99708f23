import 'server-only';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseDatabaseUrl } from './parse-database-url';

const HEAD = 'promptreel restore: ';

/** Where a place's mark lies: a file beside SQLite's, PostgreSQL's own comment of the database. */
const markPath = (path: string) => `${path}.restoring`;

/** Notes at a place that a backup is being put back there; with null, that it is whole. */
export async function markRestoring(url: string, folder: string | null): Promise<void> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'sqlite') {
    const path = markPath(place.path);
    await mkdir(dirname(path), { recursive: true });
    if (folder === null) await rm(path, { force: true });
    else await writeFile(path, `${HEAD}${folder}\n`, { flush: true });
    return;
  }
  const { askAlone } = await import('./postgres-connection.server');
  const text = folder === null ? 'NULL' : `'${(HEAD + folder).replaceAll("'", "''")}'`;
  await askAlone(place.url, async (ask) => {
    const [row] = await ask('SELECT quote_ident(current_database()) AS name');
    // A comment takes neither parameters nor a name that is computed.
    await ask(`COMMENT ON DATABASE ${String(row?.name)} IS ${text}`);
  });
}

/** That a restore into a place was not finished, in a sentence with what to do; null where none was. */
export async function readRestoring(url: string): Promise<string | null> {
  const place = parseDatabaseUrl(url);
  const mark =
    place.engine === 'sqlite'
      ? await readFile(markPath(place.path), 'utf8').catch(() => null)
      : await readComment(place.url);
  if (mark === null || !mark.startsWith(HEAD)) return null;
  const folder = mark.slice(HEAD.length).trim();
  const again = `npm run gallery -- restore ${folder}`;
  return `A restore of ${folder} into this place was not finished: run "${again}" again.`;
}

async function readComment(url: string): Promise<string | null> {
  const { askAlone } = await import('./postgres-connection.server');
  const [row] = await askAlone(url, (ask) =>
    ask(
      `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database
       WHERE datname = current_database()`,
    ),
  );
  return typeof row?.mark === 'string' ? row.mark : null;
}
