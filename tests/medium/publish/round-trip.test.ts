import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { RenditionEntry } from '@/lib/clips/clip-entry';
import { type ClipQuery, EVERYTHING } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import { clipRecord } from '@/lib/clips/record-contracts.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import { saveOriginal } from '@/lib/clips/save-original.server';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { exported, taken } from '../../support/records';
import { fileFacts as facts, storedOriginal } from '../../support/stored-original';

/** That two files are the same; of files that are not, the first line that differs. */
function expectSame(one: string, other: string): void {
  if (one === other) return;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  expect(lines[at]).toBe(others[at]);
  expect(others.length).toBe(lines.length);
}

describeEachEngine('a gallery as records', (open) => {
  let database: Database;
  let whole: string;

  beforeAll(async () => {
    database = await open('seeded');
    // What the seed does not have: an original with its measures, a failure, rights, a text of a
    // person's, an instant with milliseconds, three clips of one instant.
    const hash = createHash('sha256').update('film').digest('hex');
    await saveOriginal(database, 'tokyo-walk', storedOriginal({ hash, durationMs: 59_640 }));
    const at = '2024-03-01T10:20:30.456Z';
    const published = { on: '2024-03-01', at, certainty: 'exact', clock: 'post-id' };
    const original: RenditionEntry = {
      kind: 'original',
      hash: 'b'.repeat(64),
      extension: 'mp4',
      type: 'video/mp4',
      sizeBytes: 9,
      width: 16,
      height: 9,
      durationMs: 1,
      codec: 'h264',
      thumbhash: null,
      recipe: '1',
      facts,
      framePrint: '0123456789abcdef',
    };
    const preview: RenditionEntry = {
      ...original,
      kind: 'preview',
      hash: 'c'.repeat(64),
      facts: null,
      framePrint: null,
      madeOf: original.hash,
    };
    const renditions = [original, preview];
    const texts = [
      { language: 'en', text: 'first\nline “quoted” 😀 \\u0000', origin: 'original' },
      { language: 'en', text: 'a person’s', origin: 'person' },
    ];
    await database.write((writer) =>
      saveClips(
        writer,
        ['c-one', 'a-two', 'b-three'].map((slug) =>
          makeEntry(slug, { published, prompt: [{ texts }], durationSeconds: 0.001, renditions }),
        ),
        1_700_000_000_123,
      ),
    );
    await database.write(async (writer) => {
      await writer.run("UPDATE clip SET rights = 'all of them' WHERE slug = 'a-two'");
      await writer.run(
        `INSERT INTO clip_failure (clip_id, kind, at_ms, note_en, note_zh, evidence, position)
         SELECT id, 'too-many-legs', 1500, 'five', '五', '[{"url":"https://a.example"}]', 0
         FROM clip WHERE slug = 'a-two'`,
      );
      await writer.run("UPDATE clip SET status = 'hidden' WHERE slug = 'artist-air-head'");
    });
    whole = await exported(database);
  });

  test('every line is what its contract says, and every fact is there', () => {
    const records = whole
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const kinds = Map.groupBy(records, ({ record }) => record);
    expect(kinds.get('clip')).toHaveLength(168);
    expect(kinds.get('source')).toHaveLength(7);
    expect(kinds.get('explainer')).toHaveLength(110);
    expect(kinds.get('collection')?.length).toBeGreaterThan(0);
    for (const clip of kinds.get('clip') ?? []) clipRecord.parse(clip);
    expect(kinds.get('clip')?.find(({ slug }) => slug === 'a-two')).toMatchObject({
      rights: 'all of them',
      failures: [{ kind: 'too-many-legs', atMs: 1500, note: { zh: '五' } }],
      published: { at: '2024-03-01T10:20:30.456Z' },
      addedAt: '2023-11-14T22:13:20.123Z',
      renditions: [
        { kind: 'original', recipe: '1', madeOf: null, facts, framePrint: '0123456789abcdef' },
        { kind: 'preview', recipe: '1', madeOf: 'b'.repeat(64), facts: null, framePrint: null },
      ],
    });
    const tokyo = kinds.get('clip')?.find(({ slug }) => slug === 'tokyo-walk');
    expect(tokyo.renditions[0] ?? tokyo).toBeDefined();
    expect(tokyo.renditions.map(({ kind }: { kind: string }) => kind)).toContain('original');
    expect(whole).not.toContain('artist-air-head"');
  });

  test('taken into an empty database it is the same gallery, byte for byte', async () => {
    const other = await open();
    const { counts, isWhole } = await taken(other, whole);
    expect(counts).toMatchObject({ clip: 168, source: 7, explainer: 110 });
    expect(isWhole).toBe(true);
    expectSame(await exported(other), whole);
    for (const known of [
      { sort: 'longest' },
      { sort: 'oldest' },
      { q: 'cat' },
      { source: ['artist'] },
    ] as const) {
      const query = known as Partial<ClipQuery>;
      expectSame(await exported(other, 'jsonl', query), await exported(database, 'jsonl', query));
    }
    for (const kind of ['csv', 'md', 'parquet'] as const) {
      expectSame(await exported(other, kind), await exported(database, kind));
    }
    // Cards are made anew by the import: they are the same too.
    const query = { ...EVERYTHING, limit: 200 };
    expect((await listClips(other, query)).items).toEqual((await listClips(database, query)).items);
    const marked = 'SELECT count(*) AS count FROM clip_term';
    const visible = `${marked} JOIN clip ON id = clip_id WHERE status = 'public'`;
    expect(await other.rows(marked)).toEqual(await database.rows(visible));
  });

  test('taken twice it changes nothing, and a new clip still finds a number', async () => {
    const other = await open();
    await taken(other, whole);
    await taken(other, whole);
    expectSame(await exported(other), whole);
    await other.write((writer) => saveClips(writer, [makeEntry('one-more')], Date.now()));
    expect((await listClips(other, { ...EVERYTHING, q: '"one more"' })).items).toHaveLength(1);
  });

  test('taken into a gallery that has its numbers already, every clip comes in', async () => {
    const other = await open('seeded');
    await taken(other, whole);
    const query = { ...EVERYTHING, limit: 200 };
    const slugs = (await listClips(other, query)).items.map(({ slug }) => slug);
    expect(slugs).toHaveLength(169);
    expect(slugs).toEqual(expect.arrayContaining(['a-two', 'b-three', 'c-one', 'artist-air-head']));
  });

  test('a part of it brings what it needs and no more', async () => {
    const part = await exported(database, 'jsonl', { source: ['technical-report'] });
    expect(JSON.parse(part.split('\n')[0] ?? '')).toEqual({
      record: 'gallery',
      format: 1,
      query: 'source=technical-report',
      whole: false,
    });
    const other = await open();
    const { counts, relationsLeftOut } = await taken(other, part);
    expect(counts.clip).toBeGreaterThan(20);
    expect(counts).toMatchObject({ collection: 0, explainer: 0, term: 0 });
    if (relationsLeftOut === 0) {
      expectSame(await exported(other, 'jsonl', { source: ['technical-report'] }), part);
    }
  });

  test('tried only, it leaves no trace', async () => {
    const other = await open();
    const version = await other.version();
    const { counts } = await taken(other, whole, true);
    expect(counts.clip).toBe(168);
    expect(await other.version()).toBe(version);
    expect(await other.rows('SELECT id FROM clip')).toEqual([]);
    expect(await other.rows('SELECT id FROM source')).toEqual([]);
  });
});
