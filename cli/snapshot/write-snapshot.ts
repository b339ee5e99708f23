import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { build } from 'esbuild';
import { LOCALES } from '@/lib/i18n/locales';
import type { MediaReader } from '@/lib/media/media-store';
import type { SnapshotClip } from './snapshot-clip';
import { writeRowScript } from './snapshot-row';
import { writeClipPage } from './write-clip-page';
import { pageName } from './write-frame';
import { type SnapshotFacts, writeIndex } from './write-index';

/** Every key of the media store that a snapshot's pages name, once. */
export function listKeys(clips: readonly SnapshotClip[]): string[] {
  const keys = clips.flatMap(({ card, poster, plays }) => [card, poster, plays?.key ?? null]);
  return [...new Set(keys.filter((key) => key !== null))];
}

/** Writes a snapshot's pages and files into an empty folder. Refuses where the store lacks a file. */
export async function writeSnapshot(
  folder: string,
  clips: readonly SnapshotClip[],
  facts: SnapshotFacts,
  store: MediaReader,
): Promise<void> {
  for (const name of ['assets', 'clips', 'media']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  const slugs = new Set(clips.map(({ clip }) => clip.slug));
  for (const locale of LOCALES) {
    await writeFile(join(folder, pageName('index', locale)), writeIndex(clips, facts, locale));
    for (const one of clips) {
      const page = writeClipPage(one, (slug) => slugs.has(slug), locale);
      await writeFile(join(folder, 'clips', pageName(one.clip.slug, locale)), page);
    }
  }
  await writeAssets(join(folder, 'assets'), clips);
  for (const key of listKeys(clips)) {
    const bytes = await store.read(key);
    if (bytes === null) throw new Error(`The media store has no file ${key}.`);
    const whole = bytes instanceof Uint8Array ? [bytes] : bytes;
    await pipeline(Readable.from(whole), createWriteStream(join(folder, 'media', key)));
  }
}

async function writeAssets(folder: string, clips: readonly SnapshotClip[]): Promise<void> {
  const here = import.meta.dirname;
  const tokens = await readFile(join(here, '../../app/styles/tokens.css'), 'utf8');
  const sheets = [followScheme(tokens)];
  for (const name of ['snapshot.css', 'snapshot-parts.css']) {
    sheets.push(await readFile(join(here, name), 'utf8'));
  }
  await writeFile(join(folder, 'snapshot.css'), sheets.join('\n'));
  await writeFile(join(folder, 'clips.js'), writeRowScript(clips));
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@fontsource/newsreader/package.json'),
  );
  const face = 'files/newsreader-latin-400-normal.woff2';
  await copyFile(join(fonts, face), join(folder, 'newsreader.woff2'));
  // One script a page and no modules: Chromium refuses modules from a disk.
  await build({
    absWorkingDir: join(here, '../..'),
    entryPoints: [join(here, 'browse.ts'), join(here, 'copy.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
}

/** The gallery's two themes as a sheet that follows the system: a file remembers no choice. */
function followScheme(tokens: string): string {
  const light = /:root\[data-theme="light"\] \{([^}]*)\}/.exec(tokens)?.[1];
  if (light === undefined) throw new Error('app/styles/tokens.css has no light theme.');
  return `${tokens}\n@media (prefers-color-scheme: light) {\n  :root {${light}}\n}`;
}
