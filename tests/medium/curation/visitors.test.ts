import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachEngine } from '../../support/databases';
import { openDesk, type TestDesk } from '../auth/open-desk';

describeEachEngine('a visitor', (open) => {
  let desk: TestDesk;

  beforeAll(async () => {
    const database = await open('seeded');
    desk = await openDesk(database);
  });
  afterAll(() => desk.front.stop(1000));

  /** What a plain form of our own pages sends. */
  const send = (to: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    desk.front.ask(`/api/v1/desk/visitors/${to}`, {
      method: 'POST',
      headers: {
        origin: desk.origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  const waiting = async () =>
    await desk.database.rows<{ kind: string; title: string; match_slug: string | null }>(
      'SELECT kind, title, match_slug FROM candidate ORDER BY id',
    );

  test('suggests and reports by a plain form, straight to the inbox', async () => {
    const version = await desk.database.version();
    const suggested = await send('suggestions', {
      url: 'https://x.example/a',
      title: 'A reel',
      locale: 'zh',
    });
    expect([suggested.status, suggested.headers.location]).toEqual([303, '/zh/suggest?told=sent']);
    const reported = await send('reports', {
      slug: 'tokyo-walk',
      about: 'takedown',
      text: 'That is me.',
      locale: 'en',
    });
    expect([reported.status, reported.headers.location]).toEqual([
      303,
      '/report?clip=tokyo-walk&told=sent',
    ]);
    expect(await waiting()).toMatchObject([
      { kind: 'suggestion', title: 'A reel', match_slug: null },
      { kind: 'report', match_slug: 'tokyo-walk' },
    ]);
    expect(await desk.database.version()).toBe(version);
    expect((await desk.front.ask('/api/v1/clips/tokyo-walk')).status).toBe(200);
  });

  test.each([
    ['suggestions', { url: 'javascript:alert(1)' }],
    ['suggestions', { title: 'no address' }],
    ['reports', { slug: 'nobody-at-all', about: 'credit', text: 'x' }],
    ['reports', { slug: 'tokyo-walk', about: 'money', text: 'x' }],
    ['reports', { slug: 'tokyo-walk', about: 'credit', text: '  ' }],
  ])('is told that something is missing: %s %j', async (to, fields) => {
    const before = await waiting();
    const { headers } = await send(to, fields as Record<string, string>);
    expect(headers.location).toContain('told=wrong');
    expect(await waiting()).toEqual(before);
  });

  test('who fills the trap is told the same, and nothing is kept', async () => {
    const before = await waiting();
    const trapped = await send('suggestions', {
      url: 'https://spam.example/',
      website: 'https://spam.example/',
    });
    expect(trapped.headers.location).toBe('/suggest?told=sent');
    expect(await waiting()).toEqual(before);
  });

  test('is not sent by another site', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      expect((await send('suggestions', { url: 'https://x.example/b' }, headers)).status).toBe(403);
    }
  });

  test('has a share, counted in the database', async () => {
    const told: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const headers = { 'x-forwarded-for': '203.0.113.7' };
      const { headers: got } = await send(
        'suggestions',
        { url: `https://x.example/many-${at}` },
        headers,
      );
      told.push(new URL(got.location ?? '', desk.origin).searchParams.get('told') ?? '');
    }
    expect(told).toEqual([...Array(10).fill('sent'), 'many', 'many']);
  });
});
