import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The PostgreSQL schema made from SQLite's text: another provider, another output, else the same. Refuses a text in which either is not found. */
export function derivePostgresSchema(text: string): string {
  return [
    ['../lib/db/generated/sqlite', '../../lib/db/generated/postgres'],
    ['provider = "sqlite"', 'provider = "postgresql"'],
  ].reduce((schema, [from = '', to = '']) => {
    if (schema.split(from).length !== 2) throw new Error(`The schema must name ${from} once.`);
    return schema.replace(from, to);
  }, text);
}

function generateClients(): void {
  // The clients carry the formatted text: formatted first, a file and its client can be compared.
  runPrisma('format', 'prisma/schema.prisma');
  const derived = derivePostgresSchema(readFileSync(`${root}prisma/schema.prisma`, 'utf8'));
  writeFileSync(`${root}prisma/postgres/schema.prisma`, derived);
  runPrisma('generate', 'prisma/schema.prisma');
  runPrisma('generate', 'prisma/postgres/schema.prisma');
}

function runPrisma(command: string, schema: string): void {
  execFileSync('prisma', [command, `--schema=${schema}`], {
    cwd: root,
    stdio: 'inherit',
    // Both commands are WebAssembly; the variable keeps Prisma from downloading an engine that
    // neither uses.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClients();
