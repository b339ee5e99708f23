import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { beforeEach, expect, test } from 'vitest';

const ORIGIN = 'https://reel.test';

type Listener = (event: Record<string, unknown>) => void;
let listeners: Map<string, Listener>;
let boxes: Map<string, Map<string, Response>>;
let online: ((address: string) => Response) | null;

const addressOf = (one: string | { url: string }) =>
  new URL(typeof one === 'string' ? one : one.url, ORIGIN).href;

beforeEach(() => {
  listeners = new Map();
  boxes = new Map();
  online = () => new Response('fresh', { headers: { 'cache-control': 'no-cache' } });
  const open = async (name: string) => {
    const box = boxes.get(name) ?? new Map<string, Response>();
    boxes.set(name, box);
    return {
      match: async (one: string) => box.get(addressOf(one))?.clone(),
      put: async (one: string, response: Response) => {
        box.delete(addressOf(one));
        box.set(addressOf(one), response);
      },
      keys: async () => [...box.keys()],
      delete: async (one: string) => box.delete(one),
    };
  };
  const match = async (one: string, { cacheName }: { cacheName: string }) =>
    (await open(cacheName)).match(one);
  vm.runInNewContext(readFileSync('public/sw.js', 'utf8'), {
    self: {
      location: { origin: ORIGIN },
      addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
      skipWaiting: async () => undefined,
      clients: { claim: async () => undefined },
    },
    caches: {
      open,
      match,
      keys: async () => [...boxes.keys()],
      delete: async (name: string) => boxes.delete(name),
    },
    fetch: async (one: string | { url: string }) => {
      if (online === null) throw new TypeError('offline');
      return online(addressOf(one));
    },
    URL,
    Response,
  });
});

/** What the worker answers a request with; null where it leaves it to the browser. */
async function ask(path: string, init: Record<string, unknown> = {}): Promise<Response | null> {
  const { headers = {}, ...rest } = init;
  const waits: Promise<unknown>[] = [];
  let answer: Promise<Response> | null = null;
  listeners.get('fetch')?.({
    request: {
      url: new URL(path, ORIGIN).href,
      method: 'GET',
      mode: 'no-cors',
      destination: '',
      headers: new Headers(headers as Record<string, string>),
      ...rest,
    },
    respondWith: (one: Promise<Response>) => {
      answer = one;
    },
    waitUntil: (one: Promise<unknown>) => waits.push(one),
  });
  const response = await (answer as Promise<Response> | null);
  await Promise.all(waits);
  return response;
}
const navigate = (path: string) => ask(path, { mode: 'navigate' });
const put = async (box: string, path: string, response: Response) => {
  boxes.set(box, (boxes.get(box) ?? new Map()).set(new URL(path, ORIGIN).href, response));
};

test.each([
  ['/api/v1/facets', {}],
  ['/api/v1/health', {}],
  ['/studio', { mode: 'navigate' }],
  ['/zh/studio/inbox', { mode: 'navigate' }],
  ['/embed/cat', { mode: 'navigate' }],
  ['/clips/cat', { mode: 'navigate', method: 'POST' }],
  ['https://elsewhere.test/a.png', { destination: 'image' }],
  ['/clips/cat/credit.txt', {}],
])('leaves %s %o to the browser', async (path, init) => {
  expect(await ask(path, init)).toBeNull();
});

test('online a page is always the network’s, and stored beside', async () => {
  put('promptreel-pages', '/sources', new Response('stale'));
  expect(await (await navigate('/sources'))?.text()).toBe('fresh');
  online = null;
  expect(await (await navigate('/sources'))?.text()).toBe('fresh');
});

test.each(['private, no-cache', 'no-store'])(
  'a page that is %s is never stored',
  async (control) => {
    online = () => new Response('mine', { headers: { 'cache-control': control } });
    await navigate('/mine');
    expect(boxes.get('promptreel-pages')?.size ?? 0).toBe(0);
  },
);

test('offline a clip opens from whatever query, an unseen page says so in its language', async () => {
  await navigate('/clips/cat');
  await put('promptreel-pages', '/offline', new Response('no network'));
  await put('promptreel-pages', '/zh/offline', new Response('没有网络'));
  online = null;
  expect(await (await navigate('/clips/cat?q=neon'))?.text()).toBe('fresh');
  expect(await (await navigate('/timeline'))?.text()).toBe('no network');
  expect(await (await navigate('/zh/timeline'))?.text()).toBe('没有网络');
});

test('a step inside the page stores the document and what it is made of', async () => {
  online = (address) =>
    new Response(address.endsWith('/about') ? '<script src="/_next/static/a.js">' : 'a');
  expect(await ask('/about?_rsc=x', { headers: { rsc: '1' } })).toBeNull();
  expect([...(boxes.get('promptreel-pages')?.keys() ?? [])]).toEqual([`${ORIGIN}/about`]);
  expect([...(boxes.get('promptreel-files')?.keys() ?? [])]).toEqual([
    `${ORIGIN}/_next/static/a.js`,
  ]);
  boxes.clear();
  await ask('/about?_rsc=x', { headers: { rsc: '1', 'next-router-prefetch': '1' } });
  expect(boxes.size).toBe(0);
});

test('stores no more pages than its bound, the oldest gone first', async () => {
  for (let at = 0; at < 90; at += 1) await navigate(`/clips/clip-${at}`);
  const kept = [...(boxes.get('promptreel-pages')?.keys() ?? [])];
  expect(kept).toHaveLength(80);
  expect(kept[0]).toBe(`${ORIGIN}/clips/clip-10`);
});

test.each([
  ['bytes=2-4', 206, 'cde', 'bytes 2-4/10'],
  ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
  ['bytes=0-99', 206, 'abcdefghij', 'bytes 0-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
])('a kept clip answers %s by %i', async (range, status, text, content) => {
  await put('promptreel-kept', '/media/a.mp4', new Response('abcdefghij'));
  online = null;
  const response = await ask('/media/a.mp4', { destination: 'video', headers: { range } });
  expect(response?.status).toBe(status);
  expect(await response?.text()).toBe(text);
  expect(response?.headers.get('content-range')).toBe(content);
});

test('a picture is asked for once, and a failed one is not stored', async () => {
  let asked = 0;
  online = () => new Response('picture', { status: ++asked === 1 ? 404 : 200 });
  for (let at = 0; at < 3; at += 1) await ask('/media/a.webp', { destination: 'image' });
  expect(asked).toBe(2);
});
