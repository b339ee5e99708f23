import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Instruments } from '@/lib/curation/doctor/examine-gallery.server';
import { examineDisk } from '@/lib/curation/doctor/examine-place.server';
import { examineSettings } from '@/lib/curation/doctor/examine-settings.server';
import { markRestoring } from '@/lib/db/restoring.server';
import { describeEachEngine } from '../../support/databases';
import { openPatient, type Patient, SECRET } from './open-patient';

const DAY_MS = 24 * 60 * 60 * 1000;
const here = mkdtempSync(join(tmpdir(), 'promptreel-doctor-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

describeEachEngine('the doctor of a place', (_open, engine) => {
  let patient: Patient;
  beforeAll(async () => {
    patient = await openPatient(engine, here);
  });

  it('names a backup that is old or missing, and jobs that nobody does', async () => {
    await patient.expectFound(['backup', 'notice'], /last backup is 9 days old/, {
      now: Date.now() + 9.5 * DAY_MS,
    });
    await patient.run("DELETE FROM stamp WHERE name = 'backup'");
    await patient.expectFound(['backup', 'notice'], /There is no backup/);
    await patient.run(`INSERT INTO stamp (name, value, at) VALUES ('backup', '/b', ${Date.now()})`);
    const now = Date.now();
    await patient.run(
      `INSERT INTO job (kind, key, due_at, attempts, leased_by, lease_until, error) VALUES
       ('feed', 'held', ${now - 1}, 1, 'dead', ${now - 1}, NULL),
       ('feed', 'late', ${now - 3 * DAY_MS}, 0, NULL, NULL, NULL),
       ('feed', 'fails', ${now + DAY_MS}, 6, NULL, NULL, 'refused')`,
    );
    const told = (await patient.findings()).map(({ says }) => says).join('\n');
    expect(told).toContain('Whoever did the job feed held is gone');
    expect(told).toContain('The job feed late has been due for 3 days');
    expect(told).toContain('The job feed fails has failed 6 times: refused');
    await patient.run('DELETE FROM job');
  });

  it('names a disk that is nearly full', async () => {
    const on = async (free: (folder: string) => number) => {
      const { env } = await examineSettings(patient.settings, join(here, 'none'));
      if (env === null) throw new Error('The settings are right.');
      return (await examineDisk(env, async (folder) => free(folder))).findings;
    };
    const [low] = await on((folder) => (folder === patient.media ? 1e9 : 50e9));
    expect(low).toMatchObject({ weight: 'notice' });
    expect(low?.says).toMatch(/^Only 1\.0 GB are left on the disk of .*\(media\)\.$/);
    expect((await on(() => 1e6)).map(({ weight }) => weight)).toContain('fault');
    expect(await on(() => 50e9)).toEqual([]);
  });

  it('names what is wrong with the settings, never what they are', async () => {
    const told = async (change: Instruments['source'], envFile = join(here, 'none')) => {
      const found = await examineSettings({ ...patient.settings, ...change }, envFile);
      expect(JSON.stringify([found.look, found.settings])).not.toContain('not-to-be-told');
      return found.look.findings.map(({ says }) => says).join('\n');
    };
    expect(await told({ PORT: 'not-to-be-told' })).toContain('PORT is not a whole number');
    expect(await told({ DATABASE_URL: 'mysql://u:not-to-be-told@h/d' })).toContain(
      'DATABASE_URL is not',
    );
    expect(await told({ PUBLIC_URL: 'http://reel.example' })).toContain('passkeys do not work');
    expect(await told({ PUBLIC_URL: '' })).toContain('PUBLIC_URL is not set');
    const s3 = 's3://reel?endpoint=https://store.example';
    expect(await told({ MEDIA_STORE: s3 })).toContain('its keys are not set');
    if (engine.engine === 'sqlite') {
      const replicas = { DATABASE_REPLICA_URLS: 'postgres://u:not-to-be-told@h/d' };
      expect(await told(replicas)).toContain('which has no replicas');
    }
    const envFile = join(here, 'env');
    writeFileSync(envFile, 'DATABSE_URL=not-to-be-told\n');
    expect(await told({}, envFile)).toContain('.env sets DATABSE_URL, which nothing reads');
  });

  it('names a place without a database, behind this program, or half put back', async () => {
    const at = (target: string) => ({ source: { ...patient.settings, DATABASE_URL: target } });
    const empty = await engine.address('empty');
    await patient.expectFound(['migrations', 'fault'], /There is no database/, at(empty));
    await markRestoring(empty, '/backups/one');
    await patient.expectFound(
      ['migrations', 'fault'],
      /A restore of \/backups\/one into this place/,
      at(empty),
    );
    await markRestoring(empty, null);
    const behind = await engine.address('migrated');
    const opened = await engine.open(behind);
    await opened.writeAside((writer) =>
      writer.run("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%collecting'"),
    );
    await patient.expectFound(
      ['migrations', 'fault'],
      /1 migrations are pending: \d+_collecting/,
      at(behind),
    );
  });

  if (engine.engine === 'sqlite') {
    it('names a database file that is damaged, and a secret that others can read', async () => {
      const folder = mkdtempSync(join(here, 'damaged-'));
      const path = join(folder, 'gallery.db');
      await patient.database.prisma.$executeRawUnsafe(`VACUUM INTO '${path}'`);
      const source = { ...patient.settings, DATABASE_URL: `file:${path}`, BETTER_AUTH_SECRET: '' };
      writeFileSync(join(folder, 'desk-secret'), `${SECRET}\n`, { mode: 0o600 });
      expect(await patient.findings({ source })).toEqual([]);
      chmodSync(join(folder, 'desk-secret'), 0o644);
      await patient.expectFound(
        ['configuration', 'fault'],
        /desk-secret, which signs sessions, can be read/,
        { source },
      );
      chmodSync(join(folder, 'desk-secret'), 0o600);
      const file = openSync(path, 'r+');
      for (let at = 40_960; at < statSync(path).size; at += 40_960)
        writeSync(file, randomBytes(512), 0, 512, at);
      closeSync(file);
      const found = await patient.findings({ source });
      expect(found[0]?.area).toBe('database');
      expect(found[0]?.todo).toContain('put the last backup back');
    });
  }
});
