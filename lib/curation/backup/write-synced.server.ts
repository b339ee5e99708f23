import 'server-only';
import { open, rename } from 'node:fs/promises';

/** Writes a file beside its place and lets it be seen once it is whole and on the disk. */
export async function writeSynced(path: string, text: string, mode = 0o644): Promise<void> {
  const file = await open(`${path}.half`, 'w', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.half`, path);
}
