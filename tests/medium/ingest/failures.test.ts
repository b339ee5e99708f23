import { beforeAll, expect, it } from 'vitest';
import { countFacets } from '@/lib/clips/count-facets.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import type { Database } from '@/lib/db/database';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { saveCatalogue } from '@/lib/ingest/save-catalogue.server';
import { describeEachEngine } from '../../support/databases';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

describeEachEngine('what went wrong', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open('seeded');
  });

  const slugs = async (search: string) =>
    (await listClips(database, { ...parse(search), limit: 200 })).items.map(({ slug }) => slug);

  it('is found by its kind, and counted as the list gives it', async () => {
    expect((await slugs('failure=physics')).sort()).toEqual([
      'basketball-explosion',
      'chair-archaeology',
      'tr-discussion-0',
    ]);
    expect(await slugs('failure=morphing&source=official-page')).toEqual(['basketball-explosion']);
    expect(await slugs('failure=morphing,multiplying')).toHaveLength(2);
    expect(await slugs('failure=unknown')).toHaveLength(160);
    const { facets } = await countFacets(database, parse(''));
    expect(facets.failure?.map(({ value, count }) => [value, count])).toEqual([
      ['physics', 3],
      ['interaction', 1],
      ['morphing', 1],
      ['motion', 1],
      ['multiplying', 1],
    ]);
  });

  it('stands on its clip with who says so, and without a second that nobody has seen', async () => {
    const { clip } = await getClip(database, 'chair-archaeology');
    expect(clip.failures).toMatchObject([{ kind: 'physics', atSeconds: null }]);
    expect(clip.failures[0]?.note.en).toContain('fails to model the chair as a rigid object');
    expect((await getClip(database, 'tokyo-walk')).clip.failures).toEqual([]);
  });

  it('is what the seed says and no more: taken back there, it is gone here', async () => {
    const catalogue = await readCatalogue('seed');
    const [first, ...rest] = catalogue.failures;
    expect(first).toBeDefined();
    await saveCatalogue(database, { ...catalogue, failures: rest }, new Map());
    expect(await slugs(`failure=${first?.kind}`)).toEqual([]);
  });
});
