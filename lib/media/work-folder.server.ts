import 'server-only';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'promptreel-import-';

/**
 * A folder of this process for half-made files, taken away when `work` ends, however it ends. What
 * processes left that were killed is taken away too.
 */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await sweepDead();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sweepDead(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^promptreel-import-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // Another account's leftovers are not ours to take.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Not allowed to ask means that there is somebody.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
