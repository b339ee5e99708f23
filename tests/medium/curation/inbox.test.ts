import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CandidateEntry } from '@/lib/curation/inbox.server';
import { emptyFinding } from '@/lib/ingest/found-clip.server';
import { type NewCandidate, saveCandidate } from '@/lib/ingest/save-candidate.server';
import { describeEachEngine } from '../../support/databases';
import { seedDatabase } from '../../support/seed-database';
import { type Credentials, openDesk, type TestDesk } from '../auth/open-desk';

describeEachEngine('the inbox', (open) => {
  let desk: TestDesk;
  let who: Credentials;

  beforeAll(async () => {
    const database = await open('seeded');
    desk = await openDesk(database);
    await desk.addCurator('one@reel.example', 'editor');
    who = await desk.signIn('one@reel.example');
  });
  afterAll(() => desk.front.stop(1000));

  const found = (name: string, match: NewCandidate['match'] = null): NewCandidate<'clip'> => ({
    kind: 'clip',
    origin: 'feed',
    place: 'https://feed.example/rss',
    identity: `feed ${name}`,
    title: name,
    payload: {
      ...emptyFinding(name),
      title: name,
      prompts: [{ language: 'en', text: `A quagga named ${name} crosses a river.` }],
      pageUrl: `https://x.example/${name}`,
      publishedAt: '2026-11-20T10:00:00Z',
    },
    guessed: ['model'],
    match,
  });
  const put = (candidate: NewCandidate) =>
    desk.database.writeAside((writer) => saveCandidate(writer, candidate));
  const list = async (query = '') =>
    JSON.parse((await desk.ask('GET', `/inbox${query}`, who)).text) as {
      items: CandidateEntry[];
      counts: { status: string; count: number }[];
    };
  const decide = (body: unknown) => desk.ask('POST', '/inbox/decide', who, body);
  const shown = async (path: string) => (await desk.front.ask(path)).status;
  const idOf = async (title: string, query = '') => {
    const { items } = await list(query);
    return items.find((item) => item.title === title)?.id ?? 0;
  };

  test('takes a finding once, keeps the version, and shows it to nobody', async () => {
    const version = await desk.database.version();
    expect(await put(found('quagga-one'))).toBe(true);
    expect(await put(found('quagga-one'))).toBe(false);
    expect(await desk.database.version()).toBe(version);
    const { items, counts } = await list();
    expect(items).toMatchObject([
      { title: 'quagga-one', guessed: ['model'], draft: { slug: 'quagga-one' } },
    ]);
    expect(counts).toEqual([{ status: 'waiting', kind: 'clip', origin: 'feed', count: 1 }]);
    expect(await shown('/api/v1/clips/quagga-one')).toBe(404);
    expect(JSON.parse((await desk.front.ask('/api/v1/clips?q=quagga')).text).items).toEqual([]);
  });

  test('makes a clip of it as corrected, and undoing hides it again', async () => {
    const id = await idOf('quagga-one');
    const bare = await decide({ ids: [id], action: 'approve' });
    expect(bare.status).toBe(400);
    expect(bare.text).toContain('source');
    const { items } = await list();
    const facts = {
      ...items[0]?.draft,
      source: 'openai-tiktok',
      title: { en: 'A quagga', zh: '斑驴' },
    };
    const made = await decide({ ids: [id], action: 'approve', facts });
    expect(made.status, made.text).toBe(200);
    expect(await shown('/api/v1/clips/quagga-one')).toBe(200);
    expect(JSON.parse((await desk.front.ask('/api/v1/clips?q=quagga')).text).items).toHaveLength(1);
    expect((await decide({ ids: [id], action: 'reject' })).status).toBe(409);
    const history = JSON.parse((await desk.ask('GET', '/records/clip/quagga-one', who)).text);
    expect(history.revisions).toHaveLength(1);
    expect((await desk.ask('POST', '/inbox/undo', who, { ids: [id] })).status).toBe(200);
    expect(await shown('/api/v1/clips/quagga-one')).toBe(404);
    expect(await idOf('quagga-one')).toBe(id);
  });

  test('merges a finding into a clip as one more appearance', async () => {
    await put(found('quagga-two', { slug: 'cat-on-bed', likeness: 0.8 }));
    const id = await idOf('quagga-two');
    const before = JSON.parse((await desk.front.ask('/api/v1/clips/cat-on-bed')).text).clip
      .appearances;
    expect((await decide({ ids: [id], action: 'merge', into: 'cat-on-bed' })).status).toBe(200);
    const after = JSON.parse((await desk.front.ask('/api/v1/clips/cat-on-bed')).text).clip
      .appearances;
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({ role: 'relay', url: 'https://x.example/quagga-two' });
    await desk.ask('POST', '/inbox/undo', who, { ids: [id] });
    expect(
      JSON.parse((await desk.front.ask('/api/v1/clips/cat-on-bed')).text).clip.appearances,
    ).toEqual(before);
  });

  test('rejects and puts off several at once; all of them or none', async () => {
    await put(found('quagga-three'));
    const ids = [await idOf('quagga-two'), await idOf('quagga-three')];
    expect((await decide({ ids: [...ids, 999_999], action: 'reject' })).status).toBe(404);
    expect((await list('?status=rejected')).items).toEqual([]);
    expect((await decide({ ids, action: 'later' })).status).toBe(200);
    expect((await list('?status=later')).items.map((item) => item.id)).toEqual(ids);
    expect((await decide({ ids, action: 'reject' })).status).toBe(200);
    await desk.ask('POST', '/inbox/undo', who, { ids });
    expect((await list()).items.map((item) => item.id)).toEqual(expect.arrayContaining(ids));
    expect(await put(found('quagga-three'))).toBe(false);
  });

  test('a takedown is everywhere at once, and leaves a record', async () => {
    const slug = 'tokyo-walk';
    const { clip } = JSON.parse((await desk.front.ask(`/api/v1/clips/${slug}`)).text);
    const file: string = clip.renditions[0]?.url ?? '';
    expect(file).toMatch(/^\/media\//);
    const payload = { slug, about: 'takedown' as const, text: 'That is me.', contact: null };
    await put({
      kind: 'report',
      origin: 'visitor',
      place: null,
      identity: 'report 1',
      title: slug,
      payload,
    });
    const id = await idOf(slug, '?kind=report');
    const took = await decide({ ids: [id], action: 'withdraw', reason: 'asked by whom it shows' });
    expect(took.status, took.text).toBe(200);
    expect(await shown(`/api/v1/clips/${slug}`)).toBe(410);
    expect(await shown(file)).toBe(410);
    expect(await shown(`/clips/${slug}/credit.txt`)).toBe(410);
    for (const path of [
      '/api/v1/clips?limit=100&q=tokyo',
      '/feed.json?q=tokyo',
      '/api/v1/export.jsonl',
      '/feed.rss',
      '/sitemaps/clips-1.xml',
      '/api/v1/clips/cat-on-bed/related',
    ]) {
      expect((await desk.front.ask(path)).text, path).not.toContain(`${slug}"`);
    }
    const { revisions, facts } = JSON.parse(
      (await desk.ask('GET', `/records/clip/${slug}`, who)).text,
    );
    expect(facts.status).toBe('withdrawn');
    expect(revisions[0]).toMatchObject({ fields: ['status'], reason: 'asked by whom it shows' });
    // The seed taken in again does not bring it back.
    await desk.database.writeAside((writer) => writer.run("DELETE FROM stamp WHERE name = 'seed'"));
    await seedDatabase(desk.database);
    expect(await shown(`/api/v1/clips/${slug}`)).toBe(410);
    await desk.ask('POST', '/inbox/undo', who, { ids: [id] });
    expect(await shown(`/api/v1/clips/${slug}`)).toBe(200);
  });

  test('knows what waited twice once one of the two is a clip: the other is one more place of it', async () => {
    for (const name of ['twin-one', 'twin-two']) {
      const twin = found(name);
      const mediaUrl = 'https://films.example/twin.mp4';
      await put({ ...twin, payload: { ...twin.payload, mediaUrl } });
    }
    const [one, two] = [await idOf('twin-one'), await idOf('twin-two')];
    const draft = (await list()).items.find(({ id }) => id === one)?.draft;
    const facts = { ...draft, source: 'openai-tiktok', title: { en: 'Twin', zh: '孪生' } };
    expect((await decide({ ids: [one], action: 'approve', facts })).status).toBe(200);
    const waiting = (await list()).items.find(({ id }) => id === two);
    expect(waiting?.match).toMatchObject({ slug: 'twin-one', likeness: 1, title: 'Twin' });
    const other = { ...waiting?.draft, source: 'openai-tiktok', title: { en: 'Two', zh: '二' } };
    const again = await decide({ ids: [two], action: 'approve', facts: other });
    expect(again.status).toBe(400);
    expect(again.text).toContain('twin-one: merge it');
    expect((await decide({ ids: [two], action: 'merge', into: 'twin-one' })).status).toBe(200);
    const { clip } = JSON.parse((await desk.front.ask('/api/v1/clips/twin-one')).text);
    expect(clip.appearances.map(({ role }: { role: string }) => role)).toEqual(['origin', 'relay']);
  });
});
