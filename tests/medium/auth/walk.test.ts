import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '@/lib/api/answer.server';
import { deskRoutes } from '@/lib/api/desk-routes.server';
import { routes } from '@/lib/api/routes.server';
import type { Needs, Scope } from '@/lib/auth/who';
import { describeEachEngine } from '../../support/databases';
import { tricks, writings } from '../../support/tricks';
import { type Credentials, dumpDatabase, openDesk, type TestDesk } from './open-desk';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'PROPFIND'];

/** A path of a row with its variable parts filled. */
const fill = (path: string) => path.replace(/\{\w+\}/g, 'x1');

describeEachEngine('whoever may not', (open) => {
  let desk: TestDesk;
  let refused: Record<string, Credentials>;
  let editor: Credentials;
  let before: string;
  let tried = 0;

  beforeAll(async () => {
    const database = await open();
    desk = await openDesk(database, async (_request, response) => {
      response.statusCode = 404;
      response.end('a page that is not there');
    });
    const editorId = await desk.addCurator('editor@reel.example', 'editor');
    await desk.addCurator('owner@reel.example', 'owner');
    editor = await desk.signIn('editor@reel.example');
    const gone = await desk.signIn('owner@reel.example');
    const ended = await desk.signIn('owner@reel.example');
    await desk.ask('POST', '/sign-out', ended);
    const dead = await desk.token('owner@reel.example', ['desk:read', 'records:write'], 1);
    // The owner's one session left is made old.
    await database.writeAside((writer) =>
      writer.run('UPDATE curator_session SET expires_at = ? WHERE user_id <> ?', [1, editorId]),
    );
    const { cookie = '' } = editor;
    refused = {
      nobody: {},
      'a cookie that is none': { cookie: 'promptreel-desk.session_token=wrong.wrong' },
      'a cookie with another signature': { cookie: `${cookie.slice(0, -12)}AAAAAAAAAAA%3D` },
      'a session token without its signature': { cookie: cookie.split('.').slice(0, 2).join('.') },
      'a session that expired': gone,
      'a session that was ended': ended,
      'a token that is none': { authorization: `Bearer prl_${'a'.repeat(43)}` },
      'a token that expired': dead,
      'a password': { authorization: `Basic ${btoa('owner@reel.example:x')}` },
      'an empty word': { authorization: 'Bearer ' },
      'a curator and a wrong token': { ...editor, authorization: 'Bearer prl_x' },
    };
    before = await dumpDatabase(database);
  });
  afterAll(async () => {
    await desk.front.stop(1000);
    console.info(`${tried} requests refused`);
  });

  /** Asks and holds that nothing came of it. */
  async function tryIt(method: string, path: string, headers: Credentials, body = '{}') {
    tried += 1;
    const sent = method === 'GET' || method === 'HEAD' ? {} : { body };
    const reply = await desk.front.ask(path, {
      method,
      headers: { origin: desk.origin, 'content-type': 'application/json', ...headers },
      ...sent,
    });
    expect(reply.status, `${method} ${path} ${JSON.stringify(headers)}`).toBeGreaterThan(299);
    expect(reply.headers['set-cookie']).toBeUndefined();
    return reply;
  }

  const closed = deskRoutes.filter(({ needs }) => needs !== 'anyone');
  const paths = [...new Set(deskRoutes.map(({ path }) => path))];

  test('gets nothing from any row by any method', async () => {
    for (const path of paths) {
      for (const method of METHODS) {
        const row = deskRoutes.find((one) => one.path === path && one.method === method);
        if (row?.needs === 'anyone') continue;
        for (const headers of Object.values(refused)) {
          const { status } = await tryIt(method, fill(path), headers);
          const isThere = row !== undefined || (method === 'HEAD' && status !== 405);
          expect(status, `${method} ${path}`).toBe(isThere ? 401 : 405);
        }
      }
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test('gets nothing by another writing of a path', async () => {
    for (const { method, path } of closed) {
      for (const write of writings) await tryIt(method, write(fill(path), '/desk'), {});
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test("gets nothing by a framework's or a proxy's own headers", async () => {
    for (const { method, path } of closed) {
      for (const headers of tricks) await tryIt(method, fill(path), headers);
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test('is not let in by the other door either', async () => {
    for (const { method, path } of closed) {
      for (const headers of [{}, ...tricks, ...Object.values(refused)]) {
        tried += 1;
        const url = new URL(desk.origin + fill(path));
        const asked = new Headers({ ...headers, 'content-type': 'application/json' });
        const request = { method, url, headers: asked, readBody: async () => '{}' };
        const { status } = await answer(request, desk.front.rooms);
        expect([401, 403], `${method} ${path}`).toContain(status);
      }
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test('changes nothing by the public half of the table, curator or not', async () => {
    const scopes: Scope[] = ['desk:read', 'records:write', 'inbox:write'];
    const held = await desk.token('owner@reel.example', scopes);
    before = await dumpDatabase(desk.database);
    for (const { path } of routes) {
      for (const method of METHODS) {
        if (method === 'GET' || method === 'HEAD') continue;
        for (const headers of [{}, editor, held, ...tricks]) {
          const { status } = await tryIt(method, fill(path), { ...headers });
          // By another name it is asked of Next: there is no page there either.
          expect([404, 405], `${method} ${path}`).toContain(status);
        }
      }
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test('is refused from another site, also with a curator’s cookie', async () => {
    const foreign: Credentials[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${desk.origin}.evil.example` },
      { origin: desk.origin.replace('http:', 'https:') },
      { origin: desk.origin.replace(/\d+$/, '1') },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'application/json2' },
      { 'content-type': '' },
    ];
    for (const { method, path, takesForm } of deskRoutes) {
      for (const headers of foreign) {
        if (takesForm && headers['content-type']?.endsWith('urlencoded')) continue;
        if (
          method === 'GET' &&
          (headers['content-type'] !== undefined || headers['sec-fetch-site'] === 'none')
        )
          continue;
        const { status } = await tryIt(method, fill(path), { ...editor, ...headers });
        expect([403, 415]).toContain(status);
      }
      if (method === 'GET') continue;
      tried += 1;
      const reply = await desk.front.ask(fill(path), {
        method,
        headers: { ...editor, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(reply.status, `${method} ${path} without an Origin`).toBe(403);
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });

  test('does no more than the role and the scope allow', async () => {
    const lower: [string, Credentials, (needs: Exclude<Needs, 'anyone'>) => boolean][] = [
      ['an editor', editor, ({ role }) => role === 'owner'],
      [
        'a token that reads',
        await desk.token('owner@reel.example', ['desk:read']),
        ({ scope }) => scope !== 'desk:read',
      ],
      ['a token without scopes', await desk.token('owner@reel.example', []), () => true],
      [
        'an editor’s token',
        await desk.token('editor@reel.example', ['desk:read', 'records:write', 'inbox:write']),
        ({ role, scope }) => role === 'owner' || scope === null,
      ],
    ];
    before = await dumpDatabase(desk.database);
    for (const { method, path, needs } of deskRoutes) {
      for (const [, headers, isTooLow] of lower) {
        if (needs === 'anyone' || !isTooLow(needs)) continue;
        expect((await tryIt(method, fill(path), headers)).status, path).toBe(403);
      }
    }
    expect(await dumpDatabase(desk.database)).toBe(before);
  });
});
