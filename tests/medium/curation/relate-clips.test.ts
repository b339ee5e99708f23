import { expect, it } from 'vitest';
import { getClip } from '@/lib/clips/get-clip.server';
import { relateClips } from '@/lib/curation/relate-clips.server';
import { describeEachEngine } from '../../support/databases';
import { seedDatabase } from '../../support/seed-database';

const hand = { curatorId: null, name: 'media import' };
const scored = { kind: 'scored-version-of', slug: 'bling-zoo' };

describeEachEngine('saying how a clip stands to another', (open) => {
  it('is one revision, seen from both, and stays through the next seed', async () => {
    const database = await open('seeded');
    const before = (await getClip(database, 'gold-rush')).clip;
    expect(await relateClips(database, hand, 'gold-rush', scored)).toBe(true);
    expect(await relateClips(database, hand, 'gold-rush', scored)).toBe(false);
    await seedDatabase(database);
    const after = (await getClip(database, 'gold-rush')).clip;
    const said = after.relations.filter(({ kind }) => kind === scored.kind);
    expect(said).toMatchObject([{ direction: 'from', slug: 'bling-zoo' }]);
    expect(after.relations.length).toBe(before.relations.length + 1);
    const other = (await getClip(database, 'bling-zoo')).clip;
    expect(other.relations).toContainEqual(
      expect.objectContaining({ kind: scored.kind, direction: 'to', slug: 'gold-rush' }),
    );
    const revisions = await database.rows('SELECT number FROM revision WHERE key = ?', [
      'gold-rush',
    ]);
    expect(revisions).toHaveLength(1);
  });

  it('is refused of itself and of a clip that is not there', async () => {
    const database = await open('seeded');
    const wrong = [
      ['bling-zoo', 'bling-zoo'],
      ['nobody-knows', 'bling-zoo'],
      ['bling-zoo', 'nobody-knows'],
    ] as const;
    for (const [slug, other] of wrong) {
      await expect(relateClips(database, hand, slug, { ...scored, slug: other })).rejects.toThrow();
    }
  });
});
