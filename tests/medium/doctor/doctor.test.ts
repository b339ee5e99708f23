import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repairIndex } from '@/lib/curation/doctor/examine-clips.server';
import { describeEachEngine } from '../../support/databases';
import { once } from '../../support/note-original';
import { openPatient, type Patient } from './open-patient';

const here = mkdtempSync(join(tmpdir(), 'promptreel-doctor-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

describeEachEngine('the doctor', (_open, engine) => {
  let patient: Patient;
  beforeAll(async () => {
    patient = await openPatient(engine, here);
  });

  it('finds nothing where nothing is wrong, and looks everywhere', async () => {
    const { looks, settings: named } = await patient.examine({ full: true });
    expect(looks.flatMap((look) => look.findings)).toEqual([]);
    expect(looks.filter(({ seen }) => seen === null)).toEqual([]);
    expect(looks.find(({ area }) => area === 'index')?.seen).toContain('166 clips');
    expect(named.filter(({ state }) => state === 'set')).toHaveLength(4);
  });

  it('names clips whose words are missing or others, and strays, and makes them anew', async () => {
    await patient.database.write(async (writer) => {
      await writer.run("UPDATE clip SET title_en = 'A quagga' WHERE slug = 'tokyo-walk'");
      await writer.run(
        engine.engine === 'sqlite'
          ? `DELETE FROM clip_search WHERE rowid = (SELECT (sort_at / 1000) * 1073741824 + id FROM clip WHERE slug = 'cat-on-bed')`
          : "DELETE FROM clip_search WHERE clip_id = (SELECT id FROM clip WHERE slug = 'cat-on-bed')",
      );
      if (engine.engine === 'sqlite') {
        await writer.run("INSERT INTO clip_search (rowid, title) VALUES (77, 'nobody')");
      }
    });
    const found = await patient.findings();
    expect(found.every(({ area, weight }) => area === 'index' && weight === 'fault')).toBe(true);
    const told = found.map(({ says }) => says).join('\n');
    expect(told).toMatch(/^2 clips are not found by the words they have: .*(tokyo|cat)/m);
    expect(told).toMatch(/^1 clips are listed with what they no longer are: tokyo-walk/m);
    if (engine.engine === 'sqlite')
      expect(told).toContain('1 entries of the search index are of no clip');
    expect(await repairIndex(patient.database)).toBe(2);
    expect(await patient.findings()).toEqual([]);
  });

  it('names a catalogue version that is behind its clips, and mends it', async () => {
    await patient.run('UPDATE catalogue_version SET version = 0');
    await patient.expectFound(
      ['versions', 'fault'],
      /changed in version \d+ and the catalogue is at 0/,
    );
    await repairIndex(patient.database);
    expect(await patient.findings()).toEqual([]);
    await patient.run('DELETE FROM catalogue_version');
    const said = await patient.findings();
    expect(said.map(({ says }) => says).join()).toContain('should be one catalogue version');
    await repairIndex(patient.database);
    expect(await patient.findings()).toEqual([]);
  });

  it('names rows without their parent', async () => {
    const [{ id = 0 } = {}] = await patient.database.rows<{ id: number }>(
      "SELECT id FROM clip WHERE slug = 'cat-on-bed'",
    );
    await patient.database.prisma.$transaction(async (on) => {
      const off =
        engine.engine === 'sqlite'
          ? 'PRAGMA defer_foreign_keys = ON'
          : 'SET LOCAL session_replication_role = replica';
      await on.$executeRawUnsafe(off);
      if (engine.engine === 'postgres') {
        await on.$executeRawUnsafe(
          'UPDATE relation SET to_id = 99999 WHERE id = (SELECT min(id) FROM relation)',
        );
      }
    });
    if (engine.engine === 'sqlite') {
      const db = new SQLite(patient.url.replace('file:', ''));
      db.pragma('foreign_keys = OFF');
      db.exec('UPDATE relation SET to_id = 99999 WHERE id = (SELECT min(id) FROM relation)');
      db.close();
    }
    await patient.expectFound(
      ['database', 'fault'],
      /says: 1 rows without their parent: relation → clip/,
    );
    await patient.run(`UPDATE relation SET to_id = ${id} WHERE to_id = 99999`);
    expect(await patient.findings()).toEqual([]);
  });

  it('names files that are cut, damaged, missing or nobody’s', async () => {
    await patient.disk.put(once(Buffer.from('nobody’s')), 'mp4');
    expect(await patient.findings()).toEqual([]);
    writeFileSync(patient.original, randomBytes(2000));
    expect(await patient.findings()).toEqual([]);
    await patient.expectFound(
      ['files', 'fault'],
      /1 stored files have other bytes.*: original of lagos/,
      {
        full: true,
      },
    );
    truncateSync(patient.original, 100);
    await patient.expectFound(
      ['files', 'fault'],
      /1 stored files are not as long.*: original of lagos/,
    );
    rmSync(patient.original);
    await patient.expectFound(['files', 'fault'], /1 stored files are missing: original of lagos/);
    await patient.run("DELETE FROM rendition WHERE kind = 'original'");
    await repairIndex(patient.database);
    expect(await patient.findings()).toEqual([]);
  });

  it('names revisions without their shape, gaps in a history, and what the inbox cannot show', async () => {
    await patient.run("UPDATE revision SET after = '{'");
    await patient.expectFound(
      ['revisions', 'fault'],
      /1 revisions have lost.*clip lagos 1 cannot say what came after/,
    );
    await patient.run(`UPDATE revision SET after = '{"rights": null}', number = 2`);
    await patient.expectFound(['revisions', 'fault'], /history of 1 records has a gap: clip lagos/);
    await patient.run('DELETE FROM revision');
    await patient.run(
      `INSERT INTO candidate (kind, origin, identity, payload, guessed, title, added_at)
       VALUES ('clip', 'feed', 'one', '{}', '[]', 'x', 1)`,
    );
    await patient.expectFound(['inbox', 'fault'], /1 candidates cannot be read.*\(clip\)/);
    await patient.run('DELETE FROM candidate');
  });
});
