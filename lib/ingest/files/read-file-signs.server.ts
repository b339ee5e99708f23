import 'server-only';
import { parse } from 'node:path';
import { hashFile } from '@/lib/media/hash-file.server';
import { probeFile } from '@/lib/media/probe.server';
import { readFramePrint } from '@/lib/media/read-frame-print.server';
import { Refusal } from '@/lib/media/refusal';
import { examineSize } from '@/lib/media/verify-original.server';
import type { FileSigns } from './match-file';

/**
 * Reads what a local file may be recognised by. What is no clip gives only its name and its hash: why
 * it is refused is the import's to say. `withFrames` decodes it, which takes its time.
 */
export async function readFileSigns(path: string, withFrames: boolean): Promise<FileSigns> {
  await examineSize(path);
  const signs = { name: parse(path).name, hash: await hashFile(path) };
  try {
    const probe = await probeFile(path);
    const { tags, durationMs } = probe;
    const framePrint = withFrames ? await readFramePrint(path, probe) : null;
    return { ...signs, tags, durationMs, framePrint };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ...signs, tags: {}, durationMs: null, framePrint: null };
  }
}
