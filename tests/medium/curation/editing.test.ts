import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '@/lib/curation/desk-kinds';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { saveCatalogue } from '@/lib/ingest/save-catalogue.server';
import { describeEachEngine } from '../../support/databases';
import { type Credentials, openDesk, type TestDesk } from '../auth/open-desk';
import { WRONG_FACTS } from './wrong-facts';

interface ForDesk {
  facts: Facts;
  base: number;
  curated: string[];
  revisions: {
    id: number;
    number: number;
    by: string;
    fields: string[];
    before: Facts;
    after: Facts;
  }[];
}

describeEachEngine('a curator', (open) => {
  let desk: TestDesk;
  let one: Credentials;
  let other: Credentials;
  const catalogue = readCatalogue('seed');

  beforeAll(async () => {
    const database = await open();
    await saveCatalogue(database, await catalogue, new Map());
    desk = await openDesk(database);
    await desk.addCurator('one@reel.example', 'owner');
    await desk.addCurator('other@reel.example', 'editor');
    one = await desk.signIn('one@reel.example');
    other = await desk.signIn('other@reel.example');
  });
  afterAll(() => desk.front.stop(1000));

  const at = (path: string) => `/records/${path}`;
  const read = async (path: string) =>
    JSON.parse((await desk.ask('GET', at(path), one)).text) as ForDesk;
  const save = (path: string, base: number, facts: Facts, who = one) =>
    desk.ask('PUT', at(path), who, { base, facts, reason: null });
  const clip = async (slug: string) =>
    JSON.parse((await desk.front.ask(`/api/v1/clips/${slug}`)).text);
  const finds = async (q: string) =>
    JSON.parse((await desk.front.ask(`/api/v1/clips?q=${encodeURIComponent(q)}`)).text).items.map(
      ({ slug }: { slug: string }) => slug,
    ) as string[];

  test('saves every record of the seed as it is, and nothing changes', async () => {
    const version = await desk.database.version();
    const kinds = {
      clip: 'slug',
      source: 'key',
      batch: 'key',
      author: 'key',
      collection: 'key',
      explainer: 'slug',
      term: 'key',
    };
    for (const [kind, column] of Object.entries(kinds)) {
      const rows = await desk.database.rows<{ name: string }>(
        `SELECT ${column} AS name FROM ${kind} ORDER BY id LIMIT 12`,
      );
      for (const { name } of rows) {
        const path = `${kind}/${encodeURIComponent(name)}`;
        const { facts, base } = await read(path);
        const saved = await save(path, base, facts);
        expect(saved.text, path).toBe('{"number":0,"fields":[]}');
      }
    }
    expect((await desk.ask('GET', '/revisions', one)).text).toBe('{"items":[]}');
    expect(await desk.database.version()).toBeGreaterThan(version);
  });

  test('changes every fact of a clip; card, search, terms and history follow at once', async () => {
    const { facts, base } = await read('clip/tokyo-walk');
    const edited: Facts = {
      ...facts,
      title: { en: 'Zyzzyva at dusk', zh: '黄昏里的象甲' },
      prompt: [{ texts: [{ language: 'en', text: 'A quokka in slow motion.', origin: 'person' }] }],
      failures: [
        { kind: 'hands', atMs: 1500, note: { en: 'Six fingers', zh: '六根手指' }, evidence: [] },
      ],
      relations: [{ kind: 'variant-of', slug: 'cat-on-bed' }],
      published: { on: '2024-02-20', at: null, certainty: 'day', clock: 'printed' },
      rights: 'held by nobody',
      hasSound: false,
    };
    const version = await desk.database.version();
    const saved = await save('clip/tokyo-walk', base, edited);
    expect(saved.status, saved.text).toBe(200);
    expect(await desk.database.version()).toBe(version + 1);
    const { clip: shown } = await clip('tokyo-walk');
    expect(shown).toMatchObject({
      titles: edited.title,
      publishedOn: '2024-02-20',
      hasSound: false,
    });
    expect(shown.failures).toHaveLength(1);
    expect(await finds('zyzzyva')).toEqual(['tokyo-walk']);
    expect(await finds('象甲')).toEqual(['tokyo-walk']);
    expect(await finds('quokka')).toEqual(['tokyo-walk']);
    const { facts: now, curated, revisions } = await read('clip/tokyo-walk');
    expect(now).toEqual(edited);
    expect(curated).toEqual(
      ['failures', 'hasSound', 'prompt', 'published', 'relations', 'rights', 'title'].filter(
        (field) => JSON.stringify(facts[field]) !== JSON.stringify(edited[field]),
      ),
    );
    expect(revisions).toMatchObject([
      {
        number: 1,
        by: 'owner of the test',
        before: { title: facts.title },
        after: { title: edited.title },
      },
    ]);

    const reverted = await desk.ask('POST', `/revisions/${revisions[0]?.id}/revert`, other, {
      base: 1,
    });
    expect(reverted.status, reverted.text).toBe(200);
    expect((await read('clip/tokyo-walk')).facts).toEqual(facts);
    expect(await finds('zyzzyva')).toEqual([]);
    expect((await read('clip/tokyo-walk')).revisions).toMatchObject([
      { number: 2, reverts: 1 },
      { number: 1 },
    ]);
  });

  test('who comes second is told what stands there now, and loses nothing', async () => {
    const { facts, base } = await read('clip/cat-on-bed');
    const [first, second] = await Promise.all([
      save('clip/cat-on-bed', base, { ...facts, credit: 'the first' }),
      save('clip/cat-on-bed', base, { ...facts, credit: 'the second' }, other),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const lost = first.status === 409 ? first : second;
    const { detail } = JSON.parse(lost.text).error;
    expect(detail).toMatchObject({ number: base + 1 });
    const wanted = lost === first ? 'the first' : 'the second';
    const again = await save('clip/cat-on-bed', detail.number, { ...detail.facts, credit: wanted });
    expect(again.status).toBe(200);
    expect((await read('clip/cat-on-bed')).revisions).toHaveLength(2);
  });

  test.each(WRONG_FACTS)('is refused %s, and nothing is written', async (_what, wrong, path) => {
    const { facts, base } = await read('clip/cat-on-bed');
    const refused = await save('clip/cat-on-bed', base, { ...facts, ...wrong });
    expect(refused.status, refused.text).toBe(400);
    if (path !== '') expect(JSON.parse(refused.text).error.detail.faults[0].path).toBe(path);
    expect((await read('clip/cat-on-bed')).base).toBe(base);
  });

  test('sees what a batch would change before it does, in all clips or in none', async () => {
    const slugs = ['cat-on-bed', 'tokyo-walk'];
    const set = { rights: 'quoted', capability: 'text-to-video' };
    const preview = JSON.parse(
      (await desk.ask('POST', '/batch/preview', one, { slugs, set })).text,
    ).items;
    expect(preview.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
    const bases = Object.fromEntries(
      preview.map(({ slug, base }: { slug: string; base: number }) => [slug, base]),
    );
    const stale = await desk.ask('POST', '/batch', one, {
      bases: { ...bases, 'tokyo-walk': 0 },
      set,
      reason: null,
    });
    expect(stale.status).toBe(409);
    expect((await read('clip/cat-on-bed')).facts.rights).not.toBe('quoted');
    expect(
      (await desk.ask('POST', '/batch', one, { bases, set, reason: 'rights known' })).status,
    ).toBe(200);
    for (const slug of slugs) expect((await read(`clip/${slug}`)).facts.rights).toBe('quoted');
  });

  test('renames a source on every card, and words a term anew in every prompt', async () => {
    const source = await read('source/openai-tiktok');
    await save('source/openai-tiktok', source.base, {
      ...source.facts,
      name: { en: 'Xylographers', zh: '木刻社' },
    });
    const page = JSON.parse(
      (await desk.front.ask('/api/v1/clips?source=openai-tiktok&limit=1')).text,
    );
    expect(page.items[0].sourceNames).toEqual({ en: 'Xylographers', zh: '木刻社' });
    expect((await finds('xylographers')).length).toBeGreaterThan(5);
    const key = 'a-test-of-quilts';
    const facts = {
      key,
      family: 'mood',
      name: { en: 'quilted', zh: '绗缝' },
      wordings: { words: ['walks down'], exact: [], not: [] },
      position: 9999,
    };
    expect((await save(`term/${key}`, 0, facts)).status).toBe(200);
    const { items } = JSON.parse((await desk.front.ask(`/api/v1/clips?term=${key}`)).text);
    expect(items.map(({ slug }: { slug: string }) => slug)).toContain('tokyo-walk');
  });

  test('is not overwritten by the seed: the difference waits in the inbox, once', async () => {
    const clipNow = await read('clip/cat-on-bed');
    const mine = { en: 'My own name of it', zh: '我起的名字' };
    await save('clip/cat-on-bed', clipNow.base, { ...clipNow.facts, title: mine, failures: [] });
    const seed = structuredClone(await catalogue);
    const entry = seed.clips.find(({ slug }) => slug === 'cat-on-bed');
    if (entry === undefined) throw new Error('The seed has no such clip.');
    entry.notes = { en: 'A note of the new seed.', zh: '新的注。' };
    for (let times = 0; times < 2; times += 1) {
      await desk.database.writeAside((writer) =>
        writer.run("DELETE FROM stamp WHERE name = 'seed'"),
      );
      await saveCatalogue(desk.database, seed, new Map());
    }
    const { facts } = await read('clip/cat-on-bed');
    expect(facts.title).toEqual(mine);
    expect(facts.notes).toEqual(entry.notes);
    expect((await read('source/openai-tiktok')).facts.name).toEqual({
      en: 'Xylographers',
      zh: '木刻社',
    });
    expect((await read('term/a-test-of-quilts')).facts.family).toBe('mood');
    const { items } = JSON.parse((await desk.ask('GET', '/inbox?kind=difference', one)).text);
    const mineAgain = items.filter(
      ({ payload }: { payload: { key: string } }) => payload.key === 'cat-on-bed',
    );
    expect(mineAgain).toHaveLength(1);
    expect(mineAgain[0].payload.fields.title).toEqual({ kept: mine, offered: entry.title });
    const taken = await desk.ask('POST', '/inbox/decide', one, {
      ids: [mineAgain[0].id],
      action: 'approve',
    });
    expect(taken.status, taken.text).toBe(200);
    expect((await read('clip/cat-on-bed')).facts.title).toEqual(entry.title);
  });
});
