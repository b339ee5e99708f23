import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStandIns } from '@/cli/stand-ins';
import { prepareSheet } from '@/cli/stand-ins/draw-stand-in';
import { loop, posterSizes } from '@/cli/stand-ins/encode-media';
import {
  type Drawn,
  fileName,
  keepFile,
  readManifest,
  removeOrphans,
} from '@/cli/stand-ins/keep-manifest';
import { readStandIns } from '@/cli/stand-ins/read-stand-ins';

const media = 'seed/media';
const standIns = readStandIns('seed/stand-ins');
const manifest = readManifest(media);
const filesOf = ({ video, posters }: Drawn) => [video, ...posters];
const entries = Object.values(manifest);

/** Kinds of the top-level boxes of an MP4, in order (ISO/IEC 14496-12, 4.2). */
function boxesOf(bytes: Buffer): string[] {
  const kinds: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    kinds.push(bytes.toString('latin1', at + 4, at + 8));
    at += Math.max(8, bytes.readUInt32BE(at));
  }
  return kinds;
}

describe('seed/media', () => {
  it('has an entry for every stand-in, drawn from what stands in the tree', () => {
    expect(Object.keys(manifest)).toEqual(standIns.map(({ slug }) => slug));
    for (const standIn of standIns) {
      expect(manifest[standIn.slug]?.key, standIn.slug).toBe(
        prepareSheet('seed/stand-ins', standIn).key,
      );
    }
  });

  it('holds just the named files, each under the hash of its bytes, 25 MB at most', () => {
    const named = new Set(entries.flatMap(filesOf).map(fileName));
    const present = readdirSync(media).filter((file) => file !== 'manifest.json');
    expect(new Set(present)).toEqual(named);
    let total = 0;
    for (const file of entries.flatMap(filesOf)) {
      const bytes = readFileSync(join(media, fileName(file)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.hash);
      expect(bytes.length).toBe(file.bytes);
    }
    for (const file of present) total += readFileSync(join(media, file)).length;
    expect(total).toBeLessThanOrEqual(25_000_000);
  });

  it('has loops that are MP4 with the index first, without sound, and small', () => {
    for (const { video } of entries) {
      const bytes = readFileSync(join(media, fileName(video)));
      const boxes = boxesOf(bytes);
      expect(boxes[0]).toBe('ftyp');
      expect(boxes.indexOf('moov')).toBeGreaterThan(0);
      expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
      expect(bytes.includes('soun')).toBe(false);
      expect(bytes.length).toBeLessThanOrEqual(loop.maxBytes);
      expect(video).toMatchObject({ width: 480, height: 270, durationMs: 4000, extension: 'mp4' });
    }
  });

  it('has posters in every size as AVIF, in two of them as WebP, and a thumbhash', () => {
    const shapes = posterSizes.flatMap(({ width, height, webpMaxBytes }) => [
      { extension: 'avif', width, height },
      ...(webpMaxBytes === null ? [] : [{ extension: 'webp', width, height }]),
    ]);
    expect(shapes).toHaveLength(5);
    for (const { posters, thumbhash } of entries) {
      expect(posters).toMatchObject(shapes);
      for (const poster of posters) {
        const head = readFileSync(join(media, fileName(poster))).toString('latin1', 0, 16);
        expect(head).toMatch(poster.extension === 'avif' ? /^.{4}ftypavif/s : /^RIFF.{4}WEBP/s);
        expect(poster.bytes).toBeLessThanOrEqual(60_000);
      }
      expect(Buffer.from(thumbhash, 'base64').length).toBeGreaterThan(10);
    }
  });
});

describe('the media folder', () => {
  it('keeps the same bytes once and loses what no entry names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
    const kept = keepFile(folder, Buffer.from('a poster'), 'webp', 4, 2);
    expect(keepFile(folder, Buffer.from('a poster'), 'webp', 4, 2)).toEqual(kept);
    writeFileSync(join(folder, 'left-over.mp4'), 'x');
    expect(removeOrphans(folder, {})).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('runStandIns', () => {
  it('refuses a verb or a clip it does not know, without drawing', async () => {
    expect(await runStandIns([])).toBe(2);
    expect(await runStandIns(['paint'])).toBe(2);
    expect(await runStandIns(['draw', 'no-such-clip'])).toBe(2);
  });
});
