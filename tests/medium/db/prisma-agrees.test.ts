import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeDifference, diagnoseHistory, schemaPath } from '@/cli/db-migration-engine';
import { describeEachEngine } from '../../support/databases';

describeEachEngine("Prisma's own engine", (_open, { engine, address, open }) => {
  const schema = readFileSync(schemaPath(engine), 'utf8');

  it('finds our history in order: applied, finished, unchanged', async () => {
    expect(await diagnoseHistory(await address('migrated'))).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  it('finds what we would refuse: a changed migration and one not applied yet', async () => {
    const url = await address('migrated');
    const database = await open(url);
    const sql = 'SELECT migration_name AS name FROM _prisma_migrations ORDER BY name';
    const [first, second] = await database.rows<{ name: string }>(sql);
    await database.write(async (writer) => {
      const edit = "UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = ?";
      await writer.run(edit, [first?.name ?? '']);
      const forget = 'DELETE FROM _prisma_migrations WHERE migration_name = ?';
      await writer.run(forget, [second?.name ?? '']);
    });
    expect(await diagnoseHistory(url)).toMatchObject({
      editedMigrationNames: [first?.name],
      history: { diagnostic: 'databaseIsBehind', unappliedMigrationNames: [second?.name] },
    });
  });

  it('finds nothing between the migrations and the schema (npm run db:migration writes it)', async () => {
    expect(await describeDifference(await address('migrated'), schema)).toBeNull();
  });

  it('writes only what is new in a schema, and does not drop what is made by hand', async () => {
    const changed = schema.replace('model Stamp {', 'model Stamp {\n  shade String?');
    const sql = await describeDifference(await address('migrated'), changed);
    expect(sql).toBe(
      '-- AlterTable\nALTER TABLE "stamp" ADD COLUMN     "shade" TEXT;\n'.replace(
        / {5}/,
        engine === 'sqlite' ? ' ' : '     ',
      ),
    );
  });
});
