import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { envSchema } from '@/lib/env/env.server';
import { hasNginx, writeNginxFiles } from '../../support/deployed-nginx';

const folder = mkdtempSync(join(tmpdir(), 'promptreel-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const UNIT = 'deploy/promptreel@.service';
const COMPOSE = 'deploy/compose.yaml';

test.skipIf(!hasNginx())('nginx takes the files that are written for it', () => {
  const config = writeNginxFiles(folder, 8080, [3001, 3002, 3003]);
  const { status, stderr } = spawnSync('nginx', ['-t', '-c', config], { encoding: 'utf8' });
  expect(stderr).toContain('test is successful');
  expect(status).toBe(0);
});

const canVerify = existsSync('/usr/bin/systemd-analyze') && existsSync('/usr/bin/npm');
test.skipIf(!canVerify)('systemd finds nothing wrong with the unit', () => {
  const unit = join(folder, 'promptreel@.service');
  copyFileSync(UNIT, unit);
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

const hasCompose = (() => {
  try {
    execFileSync('docker-compose', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
test.skipIf(!hasCompose)('Compose reads its file as the gallery means it', () => {
  // Debian's Compose is older than the name of a project in its file.
  const file = readFileSync(COMPOSE, 'utf8').replace(/^name: .*$/m, '');
  const { status, stdout, stderr } = spawnSync('docker-compose', ['-f', '-', 'config'], {
    encoding: 'utf8',
    input: file,
    cwd: 'deploy',
    env: { ...process.env, POSTGRES_PASSWORD: 'secret' },
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('replicas: 3');
  expect(stdout).toContain('postgresql://promptreel:secret@postgres/promptreel');
});

test('both set only what the gallery knows, and begin it as README says', () => {
  const [unit, compose] = [UNIT, COMPOSE].map((path) => readFileSync(path, 'utf8'));
  const [, set = ''] = /^ {2}environment: &environment\n((?: {4}.*\n)+)/m.exec(compose ?? '') ?? [];
  const names = [...set.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(Object.keys(envSchema.shape)).toContain(name);
  expect(unit).toContain('ExecStart=/usr/bin/npm start');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'build', 'gallery']));
});
