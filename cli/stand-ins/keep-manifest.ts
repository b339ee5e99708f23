import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stored = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.enum(['mp4', 'avif', 'webp']),
  bytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
});

const drawn = z.strictObject({
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('hash of all that decides the picture'),
  scene: z.string(),
  video: stored.extend({ durationMs: z.int().positive() }),
  posters: z.array(stored).min(1).describe('largest first, AVIF before WebP'),
  thumbhash: z.string().describe('base64, https://evanw.github.io/thumbhash/'),
  colors: z.array(z.string()).describe('five tones from dark to light, then the accent'),
});

/** One file of `seed/media`, named by the SHA-256 of its bytes. */
export type StoredFile = z.infer<typeof stored>;
/** What was drawn for one clip. */
export type Drawn = z.infer<typeof drawn>;
/** What `seed/media/manifest.json` holds, by slug. */
export type Manifest = Record<string, Drawn>;

const name = 'manifest.json';

/** Reads the manifest of a media folder; an absent one is empty. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, name);
  if (!existsSync(path)) return {};
  return z.record(z.string(), drawn).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Writes the manifest with its slugs in the given order, whole or not at all. */
export function writeManifest(folder: string, manifest: Manifest, order: readonly string[]): void {
  const sorted = Object.fromEntries(
    order.flatMap((slug) => (manifest[slug] ? [[slug, manifest[slug]]] : [])),
  );
  writeWhole(join(folder, name), `${JSON.stringify(sorted, null, 1)}\n`);
}

/** Keeps bytes under their own hash and says what was kept; the same bytes twice are one file. */
export function keepFile(
  folder: string,
  bytes: Buffer,
  extension: StoredFile['extension'],
  width: number,
  height: number,
): StoredFile {
  const hash = createHash('sha256').update(bytes).digest('hex');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${hash}.${extension}`);
  if (!existsSync(path)) writeWhole(path, bytes);
  return { hash, extension, bytes: bytes.length, width, height };
}

/** Whether every file of an entry is in the folder. */
export function isKept(folder: string, { video, posters }: Drawn): boolean {
  return [video, ...posters].every((file) => existsSync(join(folder, fileName(file))));
}

/** Removes what no entry names and gives the number of files removed. */
export function removeOrphans(folder: string, manifest: Manifest): number {
  const named = new Set([name]);
  for (const { video, posters } of Object.values(manifest)) {
    for (const file of [video, ...posters]) named.add(fileName(file));
  }
  const orphans = readdirSync(folder).filter((file) => !named.has(file));
  for (const file of orphans) rmSync(join(folder, file));
  return orphans.length;
}

/** The name of a stored file in the media folder. */
export function fileName({ hash, extension }: Pick<StoredFile, 'hash' | 'extension'>): string {
  return `${hash}.${extension}`;
}

function writeWhole(path: string, bytes: string | Buffer): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}
