import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';

describe('parseDatabaseUrl', () => {
  it.each([
    ['file:data/promptreel.db', 'data/promptreel.db'],
    ['file:./a b.db', './a b.db'],
    ['file:/var/lib/a.db', '/var/lib/a.db'],
    ['file:///var/lib/a.db', '/var/lib/a.db'],
    ['data/a.db', 'data/a.db'],
    ['C:\\gallery\\a.db', 'C:\\gallery\\a.db'],
  ])('reads %s as a file', (url, path) => {
    expect(parseDatabaseUrl(url)).toEqual({ engine: 'sqlite', path });
  });

  it.each(['postgresql://u:p@host:5432/name', 'postgres://host/name?sslmode=require'])(
    'reads %s as a server',
    (url) => {
      expect(parseDatabaseUrl(url)).toEqual({ engine: 'postgres', url });
    },
  );

  it.each([
    'mysql://u:secret@host/x',
    'https://host/?secret',
    ':memory:',
    'file::memory:',
    'file:',
    '',
    'file:a.db?secret=1',
  ])('refuses %s, says what would be right and repeats no secret', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/file:data\/promptreel\.db.*postgresql:\/\//);
    expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/);
  });
});
