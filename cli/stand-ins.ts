import { resolve } from 'node:path';
import { drawFrames, keepDrawing, prepareSheet } from '@/cli/stand-ins/draw-stand-in';
import { isKept, readManifest, removeOrphans, writeManifest } from '@/cli/stand-ins/keep-manifest';
import { type Easel, openEasel } from '@/cli/stand-ins/open-easel';
import { readStandIns } from '@/cli/stand-ins/read-stand-ins';

const usage = 'gallery stand-ins draw [ID…]   draw the stand-ins that changed, or just these';

/**
 * Draws the stand-ins into `seed/media` with Chromium and ffmpeg, only those whose key changed, and
 * removes files that nothing names any more. Gives the exit code: 2 for a wrong call, 1 when a
 * drawing failed (the others are kept).
 */
export async function runStandIns(args: string[]): Promise<number> {
  const [verb, ...ids] = args;
  if (verb !== 'draw') {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const root = resolve(import.meta.dirname, '..');
  const [scenes, media] = [resolve(root, 'seed/stand-ins'), resolve(root, 'seed/media')];
  const all = readStandIns(scenes);
  const order = all.map(({ slug }) => slug);
  const unknown = ids.filter((id) => !order.includes(id));
  if (unknown.length > 0) {
    process.stderr.write(`no stand-in for ${unknown.join(', ')}\n`);
    return 2;
  }
  const manifest = readManifest(media);
  for (const slug of Object.keys(manifest)) if (!order.includes(slug)) delete manifest[slug];
  const sheets = all.map((standIn) => prepareSheet(scenes, standIn));
  const wanted = sheets.filter(({ standIn, key }) => {
    const kept = manifest[standIn.slug];
    const fresh = kept !== undefined && kept.key === key && isKept(media, kept);
    return !fresh && (ids.length === 0 || ids.includes(standIn.slug));
  });
  let [failed, done] = [0, 0];
  let encoding: Promise<void> = Promise.resolve();
  let easel: Easel | undefined;
  const began = Date.now();
  try {
    for (const sheet of wanted) {
      const { slug } = sheet.standIn;
      easel ??= await openEasel();
      const frames = await drawFrames(easel, sheet).catch((error: unknown) =>
        complain(slug, error),
      );
      await encoding;
      if (!frames) {
        failed += 1;
        continue;
      }
      // The next clip is drawn while this one is encoded.
      encoding = keepDrawing(media, sheet, frames).then(
        (drawn) => {
          manifest[slug] = drawn;
          writeManifest(media, manifest, order);
          done += 1;
          const seconds = Math.round((Date.now() - began) / 1000);
          const size = `${(drawn.video.bytes / 1000).toFixed(0)} kB`;
          process.stdout.write(`${done}/${wanted.length} ${slug} ${size} ${seconds} s\n`);
        },
        (error: unknown) => {
          failed += 1;
          complain(slug, error);
        },
      );
    }
    await encoding;
  } finally {
    await easel?.close();
  }
  if (wanted.length > 0) writeManifest(media, manifest, order);
  const removed = wanted.length > 0 ? removeOrphans(media, manifest) : 0;
  process.stdout.write(
    `${done} drawn, ${all.length - wanted.length} kept, ${removed} files removed\n`,
  );
  return failed > 0 ? 1 : 0;
}

function complain(slug: string, error: unknown): undefined {
  process.stderr.write(`${slug}: ${error instanceof Error ? error.message : String(error)}\n`);
}
