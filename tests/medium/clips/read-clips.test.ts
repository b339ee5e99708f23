import { beforeAll, expect, it } from 'vitest';
import { clipDetail, facets, neighbours, timeline } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { findNeighbours } from '@/lib/clips/find-neighbours.server';
import { findOriginal } from '@/lib/clips/find-original.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { listRelated } from '@/lib/clips/list-related.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import { saveOriginal } from '@/lib/clips/save-original.server';
import { collectionDetail, getCollection } from '@/lib/collections/get-collection.server';
import type { Database } from '@/lib/db/database';
import { explainerList } from '@/lib/explainers/explainer-contract.server';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { batchList, listBatches } from '@/lib/provenance/list-batches.server';
import { listSources, sourceList } from '@/lib/provenance/list-sources.server';
import { describeEachEngine } from '../../support/databases';
import { readSeed, seedDatabase } from '../../support/seed-database';
import { fileFacts, madeFile, storedOriginal } from '../../support/stored-original';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

describeEachEngine('reads', (open) => {
  let database: Database;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await open('seeded');
    catalogue = await readSeed();
  });

  it('counts every value of every filter as the list gives them', async () => {
    for (const search of ['', 'source=openai-tiktok', 'q=cat', 'since=2024-02-17&hasPrompt=true']) {
      const query = { ...parse(search), limit: 200 };
      const counted = facets.parse(await countFacets(database, query)).facets;
      for (const name of ['source', 'batch', 'capability', 'author', 'aspect'] as const) {
        for (const { value, count } of counted[name] ?? []) {
          const { items } = await listClips(database, { ...query, [name]: [value] });
          expect([name, value, items.length]).toEqual([name, value, count]);
        }
      }
      for (const name of ['hasPrompt', 'hasOriginal', 'hasDate', 'hasDuration'] as const) {
        for (const { value, count } of counted[name] ?? []) {
          const { items } = await listClips(database, { ...query, [name]: value === 'true' });
          expect([name, value, items.length]).toEqual([name, value, count]);
        }
      }
    }
  });

  it('counts days as the date filter finds them, in each zone', async () => {
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles']) {
      const days = timeline.parse(await readTimeline(database, { ...parse(''), zone }));
      expect(days.total).toBe(166);
      expect(days.unknown).toBe(4);
      expect(days.days.reduce((sum, { count }) => sum + count, 4)).toBe(166);
      for (const { day, count } of days.days) {
        const query = parse(`since=${day}&until=${day}&zone=${zone}&limit=200`);
        expect((await listClips(database, query)).items.length).toBe(count);
      }
    }
  });

  it.each([
    '',
    'sort=oldest',
    'sort=longest',
    'sort=shortest',
    'q=cat',
    'q=cat&sort=newest',
    'q=cat&sort=relevance',
  ])('finds the clips beside each one under “%s”', async (search) => {
    const query = { ...parse(search), limit: 200 };
    const slugs = (await listClips(database, query)).items.map(({ slug }) => slug);
    const step = slugs.length > 40 ? 9 : 1;
    for (let at = 0; at < slugs.length; at += step) {
      const found = neighbours.parse(await findNeighbours(database, query, slugs[at] ?? ''));
      expect(found.previous?.slug ?? null).toBe(slugs[at - 1] ?? null);
      expect(found.next?.slug ?? null).toBe(slugs[at + 1] ?? null);
    }
  });

  it('gives every clip whole', async () => {
    for (const entry of catalogue.clips) {
      const { clip } = await getClip(database, entry.slug);
      expect(() => clipDetail.parse(clip)).not.toThrow();
      expect(clip.titles).toEqual(entry.title);
      expect(clip.prompt).toEqual(entry.prompt);
      expect(clip.note).toEqual(entry.notes);
      expect(clip.document).toEqual(entry.document);
      expect(clip.mediaUrl).toBe(entry.addresses.media);
      expect(clip.appearances.map(({ url, role, clock }) => ({ url, role, clock }))).toEqual(
        entry.appearances.map(({ url, role, clock }) => ({ url, role, clock })),
      );
      const from = clip.relations.filter(({ direction }) => direction === 'from');
      expect(from.map(({ kind, slug }) => `${kind} ${slug}`).sort()).toEqual(
        entry.relations.map(({ kind, slug }) => `${kind} ${slug}`).sort(),
      );
    }
    await expect(getClip(database, 'no-such-clip')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('relates clips, and never a clip to itself', async () => {
    const { items } = await listRelated(database, 'tr-edit-pixel-art');
    expect(items.length).toBe(12);
    expect(items.map(({ slug }) => slug)).not.toContain('tr-edit-pixel-art');
    expect(items.map(({ slug }) => slug)).toContain('tr-edit-input');
  });

  it('lists sources, batches, the document’s section three and the explainers', async () => {
    const sources = sourceList.parse(await listSources(database));
    expect(sources.items.reduce((sum, { clipCount }) => sum + clipCount, 0)).toBe(166);
    const batches = batchList.parse(await listBatches(database));
    expect(batches.items.map(({ heading }) => heading)).toContain('2 月 24 日合集');
    const { collection } = collectionDetail.parse(
      await getCollection(database, 'document-section-3'),
    );
    expect(
      collection.entries.map(({ clip, file, printed }) => ({ slug: clip.slug, file, printed })),
    ).toEqual(
      catalogue.collections[0]?.entries.map(({ slug, file, printed }) => ({ slug, file, printed })),
    );
    expect(explainerList.parse(await listExplainers(database)).items.length).toBe(110);
  });

  it('raises the version when it saves and leaves it when the seed is the same', async () => {
    const version = await database.version();
    await seedDatabase(database);
    expect(await database.version()).toBe(version);
  });

  it('notes an original once, fills what was unknown, and keeps it when the seed comes again', async () => {
    const poster = madeFile('poster', 'b');
    const measured = { width: 1080, height: 1920, aspect: '9:16', hasSound: true };
    const original = storedOriginal({ ...measured, made: [poster, madeFile('preview', 'c')] });
    expect(await saveOriginal(database, 'tokyo-walk', original)).toEqual({
      outcome: 'stored',
      contradictions: [{ fact: 'sound', known: 'silent', measured: 'with sound' }],
      orphans: [],
    });
    // Made anew by another recipe: what nothing names any longer is given back.
    const renewed = { ...original, recipe: '2', made: [poster, madeFile('preview', 'd')] };
    expect(await saveOriginal(database, 'tokyo-walk', renewed)).toMatchObject({
      outcome: 'renewed',
      orphans: [{ hash: 'c'.repeat(64), extension: 'mp4' }],
    });
    expect(await findOriginal(database, 'tokyo-walk', original.hash)).toMatchObject({
      isNoted: true,
      recipe: '2',
      widestOther: 0,
      files: { length: 3 },
    });
    await database.write((writer) => writer.run("DELETE FROM stamp WHERE name = 'seed'"));
    await seedDatabase(database);
    const { clip } = await getClip(database, 'tokyo-walk');
    expect(clip.hasOriginal).toBe(true);
    // The original's own pictures take the place of the drawn ones, wherever a card is shown.
    expect(clip.standIn).toBe(false);
    expect(clip.posters.map(({ url }) => url)).toEqual([`/media/${'b'.repeat(64)}.webp`]);
    expect(clip.preview).toBe(`/media/${'d'.repeat(64)}.mp4`);
    expect(clip.renditions.find(({ kind }) => kind === 'original')?.facts).toEqual(fileFacts);
    expect(clip.evidence.filter(({ file }) => file !== undefined)).toEqual([
      {
        file: `${'a'.repeat(64)}.mp4`,
        what: expect.stringMatching(/: measured in the stored original$/),
      },
    ]);
    expect(clip.durationSeconds).toBe(59.7);
    expect([clip.width, clip.height, clip.aspect]).toEqual([1080, 1920, '9:16']);
    // The catalogue says there is no sound: a stored file does not overrule what is written.
    expect(clip.hasSound).toBe(false);
    const { items } = await listClips(database, parse('hasOriginal=true'));
    expect(items.map(({ slug }) => slug)).toEqual(['tokyo-walk']);
    await expect(saveOriginal(database, 'nobody', original)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
