import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GalleryClient, makeClient } from '@/lib/client/make-client';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

describeEachEngine('the client', (open) => {
  let front: TestFront;
  let client: GalleryClient;

  beforeAll(async () => {
    const database = await open('seeded');
    front = await openFront(database);
    client = makeClient(`http://localhost:${front.port}`);
  });
  afterAll(() => front.stop(1000));

  test('walks a query from page to page, in its order and each clip once', async () => {
    const query = { source: ['official-page', 'openai-tiktok'], sort: 'oldest' as const };
    const whole = await client.listClips({ ...query, limit: 200 });
    expect(whole.items.length).toBeGreaterThan(30);
    const walked: string[] = [];
    for await (const { slug } of client.walkClips({ ...query, limit: 7 })) walked.push(slug);
    expect(walked).toEqual(whole.items.map(({ slug }) => slug));
  });

  test('gives a clip, what is near it and beside it', async () => {
    const { clip } = await client.getClip('tokyo-walk');
    expect(clip.titles.zh).toMatch(/[\u4e00-\u9fff]/);
    expect((await client.listRelated('tokyo-walk')).items.length).toBeGreaterThan(0);
    const { next } = await client.findNeighbours('tokyo-walk', { source: [clip.source] });
    expect(next?.source).toBe(clip.source);
  });

  test('counts and lists', async () => {
    const { facets } = await client.countFacets({ q: '猫' });
    expect(Object.keys(facets)).toContain('source');
    expect((await client.readTimeline()).total).toBe(166);
    expect((await client.listSources()).items).toHaveLength(7);
    expect((await client.listBatches()).items.length).toBeGreaterThan(0);
    const [first] = (await client.listCollections()).items;
    expect((await client.getCollection(first?.key ?? '')).version).toBeGreaterThan(0);
    expect((await client.listExplainers()).items).toHaveLength(110);
  });

  test('says what the API says was wrong', async () => {
    await expect(client.getClip('../nowhere')).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
    });
    await expect(client.listClips({ since: 'soon' })).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
    const nobody = makeClient('http://localhost:1');
    await expect(nobody.listSources()).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });
});
