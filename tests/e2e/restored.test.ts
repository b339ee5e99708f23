import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withdrawIn } from '@/lib/curation/decide.server';
import { readFacts } from '@/lib/curation/read-facts.server';
import { saveFacts } from '@/lib/curation/save-facts.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { openOwnGallery } from '../support/own-gallery';
import { listAnswers, listDiffering, listPages, printAll } from '../support/public-addresses';
import { type GalleryPlace, placeIn, runGallery, serveGallery } from '../support/serve-gallery';

const here = mkdtempSync(join(tmpdir(), 'promptreel-e2e-restored-'));
afterAll(() => rmSync(here, { recursive: true, force: true, maxRetries: 3 }));

/** What a curator has done since the seed: a title of their own, a clip hidden, one taken down. */
async function curate({ databaseUrl }: GalleryPlace): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const hand = { curatorId: 'c', name: 'Ada' };
  const save = async (key: string, changed: Record<string, unknown>) => {
    const facts = await readFacts(database, 'clip', key);
    const change = { kind: 'clip', key, base: 0, reason: null } as const;
    await saveFacts(database, hand, { ...change, facts: { ...facts, ...changed } });
  };
  try {
    await save('tokyo-walk', { title: { en: 'A walk in Tokyo', zh: '东京漫步' } });
    await save('cat-on-bed', { status: 'hidden' });
    await database.write((writer) => withdrawIn(writer, hand, 'lagos', 'asked for'));
  } finally {
    await database.close();
  }
}

/** What a command takes, in seconds, for who reads the run. */
async function timed(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now();
  await work();
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

test('a gallery put back from its backup answers at every public address as it did', {
  timeout: 900_000,
}, async () => {
  const first = await openOwnGallery({ prepare: curate });
  try {
    const pages = await listPages(first);
    const answers = await listAnswers(first);
    const gone = ['/clips/lagos', '/zh/clips/lagos', '/clips/cat-on-bed', '/api/v1/clips/lagos'];
    const addresses = [...pages, ...answers, ...gone];
    const backup = join(here, 'backup');
    const there = placeIn(join(here, 'there'));
    mkdirSync(there.folder);
    // While it serves: it is asked for pages until the backup is whole, and goes on serving.
    const [backingUp] = await Promise.all([
      timed(() => runGallery(first, ['backup', backup])),
      printAll(first, pages.slice(0, 50)),
    ]);
    const restoring = await timed(() => runGallery(there, ['restore', backup]));
    const second = await serveGallery(there);
    try {
      const [was, is] = await Promise.all([
        printAll(first, addresses),
        printAll(second, addresses),
      ]);
      expect(listDiffering(was, is)).toEqual([]);
      const failed = addresses.filter((address) => !was.get(address)?.startsWith('200 '));
      expect(failed).toEqual(gone);
      console.info(
        `${pages.length} pages and files and ${answers.length} other answers compared; ` +
          `backup ${backingUp}, restore ${restoring}, each with its start`,
      );
    } finally {
      expect([second.errors(), await second.stop()]).toEqual(['', 0]);
    }
  } finally {
    await first.close();
  }
});
