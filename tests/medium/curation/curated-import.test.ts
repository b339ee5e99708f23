import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFacts } from '@/lib/curation/read-facts.server';
import { saveFacts } from '@/lib/curation/save-facts.server';
import { importRecords } from '@/lib/ingest/import-records.server';
import { readRecords } from '@/lib/ingest/read-record.server';
import { describeEachEngine } from '../../support/databases';

const hand = { curatorId: 'c', name: 'Lin' };

describeEachEngine('an import', (open) => {
  test('overwrites no field that a curator wrote last, relations among them', async () => {
    const database = await open('seeded');
    const folder = mkdtempSync(join(tmpdir(), 'promptreel-curated-'));
    try {
      const offered = (await readRecords(database, 'clip', ['tokyo-walk'])).get('tokyo-walk');
      const facts = await readFacts(database, 'clip', 'tokyo-walk');
      const mine = {
        credit: 'as a curator knows',
        relations: [{ kind: 'variant-of', slug: 'cat-on-bed' }],
      };
      const change = { kind: 'clip', key: 'tokyo-walk', base: 0, reason: null } as const;
      await saveFacts(database, hand, { ...change, facts: { ...facts, ...mine } });
      const head = { record: 'gallery', format: 1, query: '', whole: false };
      const line = { ...offered, rights: 'as the file says', relations: [] };
      const path = join(folder, 'records.jsonl');
      writeFileSync(path, `${JSON.stringify(head)}\n${JSON.stringify(line)}\n`);
      await importRecords(database, path, { dryRun: false });
      expect(await readFacts(database, 'clip', 'tokyo-walk')).toMatchObject({
        ...mine,
        rights: 'as the file says',
      });
      const waiting = await database.rows<{ origin: string; place: string; payload: string }>(
        "SELECT origin, place, payload FROM candidate WHERE kind = 'difference'",
      );
      expect(waiting).toMatchObject([{ origin: 'import', place: 'records.jsonl' }]);
      expect(Object.keys(JSON.parse(waiting[0]?.payload ?? '{}').fields).sort()).toEqual([
        'credit',
        'relations',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
