import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { describeEachEngine } from '../../support/databases';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'promptreel-seed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  code: number | null;
  output: string;
}

function startSeed(address: string, seed: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'cli/gallery.ts', 'seed', seed],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: address },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

function ended(child: ChildProcess): Promise<Ran> {
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

function faultySeed(): string {
  const copy = join(folder, 'faulty');
  cpSync(join(root, 'seed'), copy, { recursive: true });
  const file = join(copy, 'catalogue', 'altman-x.json');
  const clips = JSON.parse(readFileSync(file, 'utf8'));
  clips[3].published.on = '15 Feb 2024';
  writeFileSync(file, JSON.stringify(clips));
  return copy;
}

describeEachEngine('gallery seed', (_open, engine) => {
  it('seeds once, and says when nothing changed', async () => {
    const address = await engine.address('migrated');
    const first = await ended(startSeed(address, 'seed'));
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Seeded 166 clips') });
    const second = await ended(startSeed(address, 'seed'));
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('Unchanged: 166') });
  });

  it('names file, record and field of a fault and writes nothing', async () => {
    const address = await engine.address('migrated');
    const { code, output } = await ended(startSeed(address, faultySeed()));
    expect(code).toBe(1);
    expect(output).toContain('catalogue/altman-x.json');
    expect(output).toContain('published.on');
    expect(output).toContain('YYYY-MM-DD');
    const database = await engine.open(address);
    expect(await database.rows('SELECT id FROM source')).toEqual([]);
    expect(await database.version()).toBe(0);
  });

  it('leaves nothing or the whole when it is killed', async () => {
    const written = JSON.parse(readFileSync(join(root, 'seed/explainers.json'), 'utf8'));
    // From before the database is opened to after it is closed, on slow and fast machines alike.
    for (const delayMs of [300, 700, 1000, 1300, 2000]) {
      const address = await engine.address('migrated');
      const child = startSeed(address, 'seed');
      const end = ended(child);
      const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
      await end;
      clearTimeout(timer);
      const database = await engine.open(address);
      const [row] = await database.rows<{ clips: number; texts: number; found: number }>(
        `SELECT (SELECT count(*) FROM clip) AS clips, (SELECT count(*) FROM explainer) AS texts,
           (SELECT count(*) FROM clip_search) AS found`,
      );
      expect([0, 166]).toContain(row?.clips);
      expect(row?.found).toBe(row?.clips);
      expect(row?.texts).toBe(row?.clips === 0 ? 0 : written.length);
      expect(await database.version()).toBe(row?.clips === 0 ? 0 : 1);
    }
  });
});
