import { beforeAll, expect, it } from 'vitest';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { makeFromRows } from '@/lib/clips/make-from-rows.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { countStray, findStale } from '@/lib/search/compare-index.server';
import { copyClips } from '../../bench/copy-clips';
import { makeClip } from '../../bench/generate-clips';
import { loadClips, loadVocabulary } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';
import { parseQuery } from '../../support/filtered-pages';

const [MADE, CLIPS] = [20, 53];

describeEachEngine('copies of made-up clips', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await loadVocabulary(database);
    await loadClips(database, MADE);
    await copyClips(database, MADE, CLIPS);
  });

  it('are clips as they would have been saved, each under its own name', async () => {
    const { items } = await listClips(database, parseQuery('limit=200'));
    const names = Array.from({ length: CLIPS }, (_, n) => `clip-${n}`);
    expect(items.map(({ slug }) => slug).sort()).toEqual(names.sort());
    const ids = names.map((_, at) => at + 1);
    const { cards, found } = await makeFromRows(database, ids);
    const kept = await database.rows<{ id: number; card: string }>('SELECT id, card FROM clip');
    const madeAnew = new Map(cards.map(({ id, card }) => [id, card]));
    for (const { id, card } of kept) expect(card).toBe(madeAnew.get(id));
    expect(await findStale(database, found)).toEqual([]);
    expect(await countStray(database)).toBe(0);
    const [first, copy] = await Promise.all(
      ['clip-7', 'clip-47'].map((slug) => getClip(database, slug)),
    );
    expect(copy?.clip.prompt).toEqual(first?.clip.prompt);
    const termsOf = (id: number) =>
      database.rows('SELECT term_id FROM clip_term WHERE clip_id = ? ORDER BY term_id', [id]);
    expect(await termsOf(48)).toEqual(await termsOf(8));
    expect(await termsOf(8)).not.toEqual([]);
  });

  it('leave room for clips that come after them', async () => {
    await database.write((writer) => saveClips(writer, [makeClip(CLIPS)], 0));
    const { items } = await listClips(database, parseQuery('limit=200'));
    expect(items).toHaveLength(CLIPS + 1);
  });
});
