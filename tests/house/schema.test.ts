import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { derivePostgresSchema } from '@/cli/db-generate';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** The schema a generated client was made from, which it carries as one string. */
function embeddedSchema(engine: string): string {
  const text = read(`lib/db/generated/${engine}/internal/class.ts`);
  const [, literal = '""'] = text.match(/"inlineSchema": ("(?:[^"\\]|\\.)*")/) ?? [];
  return JSON.parse(literal);
}

describe('the schema (npm run db:generate makes it fresh)', () => {
  it('of PostgreSQL is derived from that of SQLite', () => {
    const schema = read('prisma/schema.prisma');
    expect(read('prisma/postgres/schema.prisma')).toBe(derivePostgresSchema(schema));
  });

  it.each([
    ['sqlite', 'prisma/schema.prisma'],
    ['postgres', 'prisma/postgres/schema.prisma'],
  ])('is the one the client of %s was generated from', (engine, path) => {
    expect(embeddedSchema(engine)).toBe(read(path));
  });

  it('refuses to derive from a text that does not say what is to be replaced', () => {
    expect(() => derivePostgresSchema('datasource db { provider = "mysql" }')).toThrow(/must name/);
  });
});
