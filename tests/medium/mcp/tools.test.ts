import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Searched {
  items: { slug: string; prompt: unknown[] }[];
  nextCursor: string | null;
}

describeEachEngine('the tools', (_, engine) => {
  let front: TestFront;
  let address: string;

  beforeAll(async () => {
    address = await engine.address('seeded');
    // The process's own database: the tools are the gallery's, not a test's.
    vi.stubEnv('DATABASE_URL', address);
    const database = await getDatabase();
    front = await openFront(database);
  });
  afterAll(async () => {
    await front.stop(1000);
    await closeDatabase();
    vi.unstubAllEnvs();
  });

  const ways = {
    http: () => new StreamableHTTPClientTransport(new URL(`http://localhost:${front.port}/mcp`)),
    stdio: () =>
      new StdioClientTransport({
        command: process.execPath,
        args: ['--import', 'tsx', '--conditions=react-server', 'cli/gallery.ts', 'mcp'],
        cwd: root,
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: address },
        stderr: 'pipe',
      }),
  };

  describe.each(['http', 'stdio'] as const)('over %s', (way) => {
    const client = new Client({ name: 'test', version: '1' });

    beforeAll(() => client.connect(ways[way]()));
    afterAll(() => client.close());

    const call = async <T>(name: string, given: Record<string, unknown>): Promise<T> => {
      const result = await client.callTool({ name, arguments: given });
      expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
      return result.structuredContent as T;
    };

    test('are five, each for reading only, with what they take and give', async () => {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual([
        'search',
        'get',
        'compare',
        'vocabulary',
        'facets',
      ]);
      for (const tool of tools) {
        expect(tool.annotations?.readOnlyHint).toBe(true);
        expect(tool.inputSchema.type).toBe('object');
        expect(tool.outputSchema).toBeDefined();
      }
      expect(client.getInstructions()).toContain('由 AI 生成');
    });

    test('search gives what the API gives, page by page', async () => {
      const query = { q: '猫', source: ['official-page', 'openai-tiktok'], limit: 3 };
      const first = await call<Searched>('search', query);
      const search = 'q=猫&source=official-page,openai-tiktok&limit=3';
      const same = JSON.parse((await front.ask(`/api/v1/clips?${encodeURI(search)}`)).text);
      expect(first).toEqual(same);
      const next = await call<Searched>('search', { ...query, cursor: first.nextCursor });
      expect(next.items.length).toBeGreaterThan(0);
      const seen = new Set(first.items.map(({ slug }) => slug));
      expect(next.items.filter(({ slug }) => seen.has(slug))).toEqual([]);
      expect((await call<Searched>('search', {})).items).toHaveLength(10);
    });

    test('get gives one clip as the API does', async () => {
      const got = await call('get', { slug: 'tokyo-walk' });
      expect(got).toEqual(JSON.parse((await front.ask('/api/v1/clips/tokyo-walk')).text));
    });

    test('compare puts facts beside each other and says which are the same', async () => {
      const { facts } = await call<{
        facts: { fact: string; isSame: unknown; values: unknown[] }[];
      }>('compare', { slugs: ['tokyo-walk', 'tr-title'] });
      const of = (name: string) => facts.find(({ fact }) => fact === name);
      expect(of('model')).toEqual({ fact: 'model', isSame: true, values: ['sora', 'sora'] });
      expect(of('source')?.isSame).toBe(false);
      // The prompt of the second is not known: nobody can say whether the two agree.
      expect(of('prompt')?.isSame).toBeNull();
    });

    test('vocabulary gives the frequent terms of a family, each to be searched by', async () => {
      const { items } = await call<{ items: { key: string; family: string; count: number }[] }>(
        'vocabulary',
        { family: 'camera', limit: 3 },
      );
      expect(items).toHaveLength(3);
      expect(items.every(({ family }) => family === 'camera')).toBe(true);
      const term = items[0]?.key ?? '';
      const { items: clips } = await call<Searched>('search', { term: [term], limit: 200 });
      expect(clips).toHaveLength(items[0]?.count ?? 0);
    });

    test('facets counts as the API does', async () => {
      const counted = await call('facets', { hasPrompt: true });
      expect(counted).toEqual(JSON.parse((await front.ask('/api/v1/facets?hasPrompt=true')).text));
    });

    test.each<[string, Record<string, unknown>, RegExp]>([
      ['get', { slug: 'nowhere' }, /not_found/],
      ['compare', { slugs: ['tokyo-walk'] }, /slugs/],
      ['search', { sorce: ['x'] }, /sorce/],
      ['search', { since: '2024-13-45' }, /since/],
      ['search', { cursor: 'made-up' }, /cursor_invalid/],
    ])('%s says what is wrong with %j', async (name, given, problem) => {
      const result = await client
        .callTool({ name, arguments: given })
        .catch((error: Error) => error);
      if (result instanceof Error) expect(result.message).toMatch(problem);
      else {
        expect(result.isError).toBe(true);
        expect(JSON.stringify(result.content)).toMatch(problem);
      }
    });
  });

  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const asks = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  const post = (headers: Record<string, string>, sent = body) =>
    front.ask('/mcp', { method: 'POST', headers: { ...asks, ...headers }, body: sent });

  test.each([
    'http://evil.example',
    `http://evil.example:80`,
    'null',
    'https://localhost.evil.example',
  ])('a page of %s may not ask, whatever name led it here', async (origin) => {
    const reply = await post({ origin, host: new URL('http://evil.example').host });
    expect(reply.status).toBe(403);
  });

  test('a page of ours and a program may', async () => {
    for (const headers of [{}, { origin: `http://localhost:${front.port}` }]) {
      const reply = await post(headers as Record<string, string>);
      expect(reply.status).toBe(200);
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
      expect(reply.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('a question that is too long, no JSON, or no POST, is refused', async () => {
    expect((await post({}, `"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await post({}, '{')).status).toBe(400);
    const get = await front.ask('/mcp');
    expect(get.status).toBe(405);
    expect(get.headers.allow).toBe('POST');
  });
});
