import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { placeBeside } from '../support/place-beside';
import { galleryEnvironment } from '../support/serve-gallery';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.skipIf(process.platform !== 'linux')(
  'a process has one database and one store of kept answers, whichever door is taken',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptreel-one-'));
    try {
      const place = placeBeside(folder);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--conditions=react-server', 'tests/e2e/count-stores.ts'],
        { cwd: root, env: galleryEnvironment(place) },
      );
      const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
      expect(report).toMatchObject({ status: 200, page: 200, same: true });
      // Asked at the front, at Next and at the front again: made once, given twice; a page made.
      expect(report.counts).toEqual({ made: 2, given: 2 });
      expect(report.handlesBefore).toBeGreaterThan(0);
      expect(report.handlesAfter).toBe(report.handlesBefore);
      expect(report.handlesClosed).toBe(0);
      expect(new Set(report.slots).size).toBe(report.slots.length);
      expect(report.slots).toContain('promptreel.database');
      expect(report.slots).toContain('promptreel.kept-answers');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
