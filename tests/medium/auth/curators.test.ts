import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCurator } from '@/lib/auth/keep-curators.server';
import { describeEachEngine } from '../../support/databases';
import { type Credentials, openDesk, type TestDesk } from './open-desk';

interface Listed {
  email: string;
  role: string;
  sessions: number;
  tokens: number;
}

describeEachEngine('an owner', (open) => {
  let desk: TestDesk;
  let owner: Credentials;

  beforeAll(async () => {
    desk = await openDesk(await open());
    await desk.addCurator('owner@reel.example', 'owner');
    await desk.addCurator('editor@reel.example', 'editor');
    owner = await desk.signIn('owner@reel.example');
  });
  afterAll(() => desk.front.stop(1000));

  const idOf = async (name: string) =>
    (await findCurator(desk.database, `${name}@reel.example`)) ?? '';
  const list = async (who = owner) => {
    const { text } = await desk.ask('GET', '/curators', who);
    return (JSON.parse(text) as { items: Listed[] }).items;
  };

  test('says who keeps the gallery; the change holds at the next request', async () => {
    const editor = await desk.signIn('editor@reel.example');
    expect((await desk.ask('GET', '/curators', editor)).status).toBe(403);
    const path = `/curators/${await idOf('editor')}/role`;
    expect((await desk.ask('PUT', path, editor, { role: 'owner' })).status).toBe(403);
    expect((await desk.ask('PUT', path, owner, { role: 'queen' })).status).toBe(400);
    expect((await desk.ask('PUT', path, owner, { role: 'owner' })).status).toBe(200);
    expect(await list(editor)).toMatchObject([{ role: 'owner' }, { role: 'owner' }]);
    expect((await desk.ask('PUT', path, owner, { role: 'editor' })).status).toBe(200);
    expect((await desk.ask('GET', '/curators', editor)).status).toBe(403);
  });

  test('ends what another is signed in by, and takes them away', async () => {
    const editor = await desk.signIn('editor@reel.example');
    const script = await desk.token('editor@reel.example', ['desk:read']);
    const path = `/curators/${await idOf('editor')}`;
    expect((await desk.ask('GET', '/revisions', script)).status).toBe(200);
    expect((await desk.ask('DELETE', `${path}/sessions`, owner)).status).toBe(200);
    for (const who of [editor, script]) {
      expect((await desk.ask('GET', '/revisions', who)).status).toBe(401);
    }
    expect((await list())[1]).toMatchObject({ sessions: 0, tokens: 0 });
    expect((await desk.ask('DELETE', path, owner)).status).toBe(200);
    expect(await list()).toHaveLength(1);
    expect((await desk.signIn('editor@reel.example')).cookie).toBe('');
  });

  test('does none of it to themselves: there is always one', async () => {
    const path = `/curators/${await idOf('owner')}`;
    for (const [method, more, body] of [
      ['PUT', '/role', { role: 'editor' }],
      ['DELETE', '/sessions', {}],
      ['DELETE', '', {}],
    ] as const) {
      expect((await desk.ask(method, path + more, owner, body)).status).toBe(403);
    }
    expect(await list()).toMatchObject([{ role: 'owner' }]);
  });
});
