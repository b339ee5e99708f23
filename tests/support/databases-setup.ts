import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    databasesFolder: string;
  }
}

/** Gives the run a folder for its test databases; afterwards stops the server that a test may have started there and removes it. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-tests-'));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  project.provide('databasesFolder', folder);
  return async () => {
    await stopPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
