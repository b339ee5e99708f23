import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { collectFindings } from '@/lib/ingest/collect-findings.server';
import { readFileSigns } from '@/lib/ingest/files/read-file-signs.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { noteOriginal } from '../../support/note-original';
import { openClient } from '../../support/outside';

const here = mkdtempSync(join(tmpdir(), 'promptreel-frames-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const ffmpeg = (...args: string[]) =>
  promisify(execFile)('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-threads', '2', ...args]);
/** A film whose every frame is another picture, drawn from a number. */
const draw = (path: string, seed: number) =>
  ffmpeg(
    ...['-f', 'lavfi', '-i', `life=size=32x18:rate=8:mold=20:ratio=0.3:seed=${seed}`],
    ...['-t', '6', '-vf', 'scale=320:180,format=yuv420p', path],
  );

describeEachEngine('a film of a folder', (open) => {
  let database: Database;
  const stored = join(here, 'stored.mp4');
  const folder = join(here, 'films');
  beforeAll(async () => {
    database = await open('seeded');
    mkdirSync(folder, { recursive: true });
    await draw(stored, 1);
    await draw(join(folder, 'other.mp4'), 2);
    const copy = ['-vf', 'scale=160:90', '-crf', '30', join(folder, 'copy.mp4')];
    await ffmpeg('-i', stored, ...copy);
    await ffmpeg('-i', stored, '-t', '3', '-c', 'copy', join(folder, 'piece.mp4'));
    copyFileSync(stored, join(folder, 'same.mp4'));
    await database.write((writer) => saveClips(writer, [makeEntry('filmed')], Date.now()));
    const { hash, framePrint } = await readFileSigns(stored, true);
    await noteOriginal(database, 'filmed', { hash, sizeBytes: 1 });
    await database.writeAside((writer) =>
      writer.run('UPDATE rendition SET frame_print = ? WHERE hash = ?', [framePrint, hash]),
    );
  });

  it('is known by its bytes and its frames; a piece of one only asks', async () => {
    const client = openClient([]);
    const verdicts: Record<string, object> = {};
    try {
      await collectFindings(database, folder, {
        client,
        as: null,
        dryRun: true,
        arrival: { origin: 'import', place: folder },
        onFinding: ({ found, verdict }) => {
          verdicts[found.file?.path ?? ''] = verdict;
        },
      });
    } finally {
      await client.close();
    }
    expect(verdicts).toMatchObject({
      'same.mp4': { is: 'appearance', slug: 'filmed', by: 'file' },
      'copy.mp4': { is: 'appearance', slug: 'filmed', by: 'frames' },
      'piece.mp4': { is: 'perhaps', slug: 'filmed', by: 'frames' },
      'other.mp4': { is: 'new' },
    });
  });
});
