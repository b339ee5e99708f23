/** Where a database is: SQLite by the path of its file, PostgreSQL by its address. */
export type DatabasePlace =
  | { engine: 'sqlite'; path: string }
  | { engine: 'postgres'; url: string };

const right =
  'DATABASE_URL is either a file (file:data/promptreel.db) or a PostgreSQL server (postgresql://user:password@host:5432/name).';

/** Which engine and where, from `DATABASE_URL`. Refuses in-memory databases, parameters after a file's name and other schemes. */
export function parseDatabaseUrl(url: string): DatabasePlace {
  if (/^postgres(ql)?:\/\//.test(url)) return { engine: 'postgres', url };
  const isFile = url.startsWith('file:') || !/^[a-z][a-z0-9+.-]+:/i.test(url);
  const path = url.replace(/^file:(\/\/(?=\/))?/, '');
  if (!isFile || path === '' || path.includes(':memory:') || path.includes('?')) {
    // Only the scheme is repeated: the rest may hold a password.
    throw new Error(`${right} Not: ${url.match(/^[a-z][a-z0-9+.-]*:/i)?.[0] ?? '(a path)'}…`);
  }
  return { engine: 'sqlite', path };
}
