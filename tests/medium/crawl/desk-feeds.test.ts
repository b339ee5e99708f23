import { afterAll, beforeAll, expect, it } from 'vitest';
import { getClip } from '@/lib/clips/get-clip.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import { listCandidates } from '@/lib/curation/inbox.server';
import { readForDesk } from '@/lib/curation/revisions.server';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { serveOutside } from '../../support/outside';
import { type Credentials, openDesk, type TestDesk } from '../auth/open-desk';

const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Posts',
  items: [{ id: 'a', url: 'https://posts.example/a', title: 'Post' }],
});

/** A clip's page that says its length and its rights otherwise than the seed. */
const PAGE = `<!doctype html><title>Tokyo</title><script type="application/ld+json">${JSON.stringify(
  {
    '@type': 'VideoObject',
    name: 'A walk in Tokyo, anew',
    contentUrl: 'https://cdn.openai.com/sora/videos/tokyo-walk.mp4',
    duration: 'PT1M30S',
    license: 'CC BY 4.0',
  },
)}</script>`;

describeEachEngine('the desk of collecting', (open) => {
  let database: Database;
  let desk: TestDesk;
  let editor: Credentials;
  let server: Awaited<ReturnType<typeof serveOutside>>;
  beforeAll(async () => {
    database = await open('seeded');
    server = await serveOutside((request, response) => {
      if (request.url === '/broken') return void response.writeHead(500).end();
      response.setHeader('content-type', request.url === '/page' ? 'text/html' : 'text/plain');
      response.end(request.url === '/page' ? PAGE : FEED);
    });
    // The gallery's own client is used, as an operator would loosen it.
    Reflect.deleteProperty(globalThis, Symbol.for('promptreel.outside'));
    process.env.ALLOW_HOSTS = server.place;
    desk = await openDesk(database, async (_request, response) => void response.end());
    await desk.addCurator('editor@reel.example', 'editor');
    editor = await desk.signIn('editor@reel.example');
  });
  afterAll(async () => {
    delete process.env.ALLOW_HOSTS;
    await desk.front.stop(1000);
    await server[Symbol.asyncDispose]();
  });

  const ask = async (method: string, path: string, body: object) => {
    const reply = await desk.ask(method, path, editor, body);
    return { status: reply.status, ...JSON.parse(reply.text) };
  };
  const act = (path: string, action: string) =>
    ask('POST', '/feeds/act', { address: server.address + path, action });

  it('adds feeds, reads them now, rests, wakes and removes them; broken ones come first', async () => {
    for (const path of ['/feed', '/broken']) {
      const { status } = await ask('PUT', '/feeds', { address: server.address + path });
      expect(status).toBe(200);
    }
    expect(await act('/feed', 'run')).toMatchObject({ status: 200 });
    const { items } = await act('/broken', 'run');
    expect(items).toMatchObject([
      { address: `${server.address}/broken`, failures: 1, error: expect.stringContaining('500') },
      { address: `${server.address}/feed`, found: 1, fresh: 1, error: null, isRunning: false },
    ]);
    expect(await listCandidates(database, { status: 'waiting', kind: 'clip' })).toHaveLength(1);
    expect((await act('/broken', 'rest')).items.at(-1)).toMatchObject({ isOn: false });
    expect((await act('/broken', 'run')).status).toBe(404);
    expect((await act('/broken', 'wake')).items.at(-1)).toMatchObject({ isOn: true, failures: 0 });
    expect((await act('/broken', 'remove')).items).toHaveLength(1);
  });

  it('refuses what the guarded client would not ask, and what lies on this machine', async () => {
    for (const address of ['http://10.0.0.1/feed', 'file:///etc/passwd', '/etc/passwd']) {
      expect((await ask('PUT', '/feeds', { address })).status, address).toBe(400);
    }
    const local = { address: `${server.address}/feed`, connector: 'folder' };
    expect((await ask('PUT', '/feeds', local)).status).toBe(400);
  });

  it('asks a clip’s source again: a difference, taken as a revision that keeps the old version', async () => {
    const place = `${server.address}/page`;
    await database.write(async (writer) => {
      const rows = await writer.rows<{ id: number }>(
        "SELECT id FROM clip WHERE slug = 'tokyo-walk'",
      );
      const ids = rows.map(({ id }) => id);
      await refreshClips(writer, ids, async () => {
        await writer.run('UPDATE appearance SET url = ? WHERE clip_id = ? AND position = 0', [
          place,
          ids[0] ?? 0,
        ]);
        return ids;
      });
    });
    const before = (await getClip(database, 'tokyo-walk')).clip;
    const told = await ask('POST', '/clips/tokyo-walk/refresh', { address: place });
    expect(told).toMatchObject({
      isNew: true,
      fields: {
        durationSeconds: { kept: before.durationSeconds, offered: 90 },
        rights: { kept: before.rights, offered: 'CC BY 4.0' },
        title: { offered: { en: 'A walk in Tokyo, anew' } },
      },
    });
    expect((await ask('POST', '/clips/tokyo-walk/refresh', {})).isNew).toBe(false);
    // Nothing is changed by asking.
    expect((await getClip(database, 'tokyo-walk')).clip).toEqual(before);
    const [waiting] = await listCandidates(database, { status: 'waiting', kind: 'difference' });
    const ids = [waiting?.id];
    expect((await ask('POST', '/inbox/decide', { ids, action: 'approve' })).status).toBe(200);
    expect((await getClip(database, 'tokyo-walk')).clip).toMatchObject({
      durationSeconds: 90,
      rights: 'CC BY 4.0',
    });
    const kept = await readForDesk(database, 'clip', 'tokyo-walk');
    expect(kept?.revisions[0]?.before).toMatchObject({ durationSeconds: before.durationSeconds });
  });

  it('asks no clip at a place that it is not known at', async () => {
    const foreign = { address: `${server.address}/feed` };
    expect((await ask('POST', '/clips/tokyo-walk/refresh', foreign)).status).toBe(400);
    expect((await ask('POST', '/clips/nobody/refresh', {})).status).toBe(404);
  });
});
