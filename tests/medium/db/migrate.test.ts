import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '@/lib/db/migrate.server';
import { migrationsFolder } from '@/lib/db/read-migrations.server';
import { describeEachEngine } from '../../support/databases';
import { copyMigrations, manyRows, writeMigration } from './make-migrations';
import { runChild } from './run-child';

const later = '29990101000000_later';

describeEachEngine('migrate', (open, { engine, address, open: openAt }) => {
  const known = readdirSync(join(migrationsFolder, engine), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

  it('applies all to an empty database, in order, and nothing the second time', async () => {
    const url = await address('empty');
    expect(await migrate(url)).toEqual(known);
    expect(await migrate(url)).toEqual([]);
    const database = await openAt(url);
    expect(await database.version()).toBe(0);
    const sql =
      'SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY name';
    expect(await database.rows(sql)).toEqual(known.map((name) => ({ name, steps: 1 })));
  });

  it('applies a file of several statements and keeps what was there', async () => {
    const database = await open();
    await database.write((writer) => writer.run("INSERT INTO stamp VALUES ('kept', 'yes', 1)"));
    const folder = copyMigrations();
    writeMigration(folder, later, manyRows(10));
    const url = await address('empty');
    await migrate(url);
    expect(await migrate(url, folder)).toEqual([later]);
    const migrated = await openAt(url);
    expect(await migrated.rows('SELECT count(*) AS rows FROM many')).toEqual([{ rows: 10 }]);
  });

  it('refuses, naming it, a migration changed after it was applied', async () => {
    const url = await address('migrated');
    const folder = copyMigrations();
    const [first = ''] = known;
    writeMigration(folder, first, '-- another text\n');
    writeMigration(folder, later, manyRows(10));
    await expect(migrate(url, folder)).rejects.toThrow(`Migration ${first} has been changed`);
    const database = await openAt(url);
    await expect(database.rows('SELECT * FROM many')).rejects.toThrow(/many/);
  });

  it('refuses, naming it, a database that is newer than the program', async () => {
    const url = await address('migrated');
    const folder = copyMigrations();
    writeMigration(folder, later, manyRows(10));
    await migrate(url, folder);
    await expect(migrate(url)).rejects.toThrow(new RegExp(`${later} .*the database is newer`));
  });

  it('refuses a migration that another tool left half-way', async () => {
    const url = await address('migrated');
    const database = await openAt(url);
    const [first = ''] = known;
    await database.write((writer) =>
      writer.run('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ?', [
        first,
      ]),
    );
    await expect(migrate(url)).rejects.toThrow(`Migration ${first} was begun`);
  });

  it('keeps nothing of a migration that fails, and goes on when it is mended', async () => {
    const url = await address('migrated');
    const folder = copyMigrations();
    writeMigration(folder, later, `${manyRows(10)}INSERT INTO nowhere VALUES (1);`);
    await expect(migrate(url, folder)).rejects.toThrow(new RegExp(`${later} failed.*nowhere`));
    writeMigration(folder, later, manyRows(10));
    expect(await migrate(url, folder)).toEqual([later]);
  });

  it('refuses a migration that would leave a row without its parent', async () => {
    const url = await address('migrated');
    const folder = copyMigrations();
    const orphan =
      "INSERT INTO batch (key, source_id, document_date, position) VALUES ('b', 99, '2024-02-15', 1);";
    writeMigration(folder, later, `${manyRows(10)}${orphan}`);
    await expect(migrate(url, folder)).rejects.toThrow(new RegExp(later));
    writeMigration(folder, later, manyRows(10));
    expect(await migrate(url, folder)).toEqual([later]);
  });

  it('lets two processes run at once and applies each migration once', async () => {
    const url = await address('empty');
    const folder = copyMigrations();
    writeMigration(folder, later, manyRows(20_000));
    const ends = await Promise.all([1, 2, 3].map(() => runChild(['migrate', url, folder])));
    expect(ends.map(({ code, errors }) => ({ code, errors }))).toEqual(
      ends.map(() => ({ code: 0, errors: '' })),
    );
    const applied = ends.flatMap(({ output }) => JSON.parse(output.replace('ready', '')));
    expect(applied.sort()).toEqual([...known, later]);
    expect(await migrate(url, folder)).toEqual([]);
  });

  it('leaves no folder behind that it could not read', async () => {
    const url = await address('empty');
    const folder = copyMigrations();
    rmSync(join(folder, engine, known[0] ?? '', 'migration.sql'));
    await expect(migrate(url, folder)).rejects.toThrow(known[0]);
  });
});
