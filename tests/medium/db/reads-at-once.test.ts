import { expect, it } from 'vitest';
import type { Reader } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';

const versionOf = (reader: Reader) =>
  reader.rows<{ version: number }>('SELECT version FROM catalogue_version');

describeEachEngine('reads that are asked for at once', (open) => {
  it('fail with what failed first, and the connection reads on', async () => {
    const database = await open();
    const version = await versionOf(database);
    for (let count = 0; count < 30; count += 1) {
      const failing = database.snapshot((reader) =>
        Promise.all([versionOf(reader), reader.rows('SELECT 1 FROM nowhere'), versionOf(reader)]),
      );
      await expect(failing).rejects.toThrow(/nowhere/);
      expect(await database.snapshot(versionOf)).toEqual(version);
    }
  });
});
