import { request } from 'node:http';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { readPlace } from '@/lib/ingest/connectors/read-place.server';
import { checkLink } from '@/lib/ingest/crawl/check-links.server';
import { saveFeed } from '@/lib/ingest/crawl/feeds.server';
import { makeFeedJob } from '@/lib/ingest/crawl/run-feed.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { openGuardProxy } from '@/lib/ingest/outside/open-guard-proxy.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { refreshFromSource } from '@/lib/ingest/refresh-from-source.server';
import { serveOutside } from '../../support/outside';

/** What an entry point says to an address: the reason it was refused for, or what came instead. */
export type WayIn = (address: string) => Promise<string>;

const stop = new AbortController().signal;

/** The reason of a fault, or of a sentence that speaks of one. */
async function reasonOf(work: () => Promise<unknown>): Promise<string> {
  try {
    return `came through: ${JSON.stringify(await work())}`;
  } catch (thrown) {
    if (thrown instanceof Problem) return 'no place of the clip';
    return thrown instanceof OutsideFault ? thrown.reason : `fell over: ${String(thrown)}`;
  }
}

/** A sentence says why, not under which name: only an address of no kind and a private one are meant. */
function reasonIn(sentence: string | null | undefined): string {
  if (sentence == null) return 'came through';
  const isPrivate = /not an address of the public|not of the public|local network/.test(sentence);
  return isPrivate
    ? 'private'
    : /where http|carries a name|is no address|is not an address|Port /.test(sentence)
      ? 'address'
      : sentence;
}

async function readFirst(place: string, client: GuardedClient): Promise<string> {
  for await (const entry of readPlace(place, null, { client })) {
    return entry.refused === undefined ? 'came through' : reasonIn(entry.refused.why);
  }
  return 'not followed';
}

/** A server in the world whose pages lead on to whatever address stands behind `?to=`. */
export function serveLeads() {
  return serveOutside((asked, response) => {
    const url = new URL(asked.url ?? '/', 'http://a');
    const to = url.searchParams.get('to') ?? '';
    const xml = to.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const pages: Record<string, string> = {
      '/oembed': `<!doctype html><link rel="alternate" type="application/json+oembed" href="${xml}">`,
      '/sitemap': `<urlset><url><loc>${xml}</loc></url></urlset>`,
      '/pages': JSON.stringify({
        ...{ version: 'https://jsonfeed.org/version/1.1', title: 'T', next_url: to },
        items: [],
      }),
    };
    if (url.pathname !== '/on') return void response.end(pages[url.pathname]);
    // As it stands, not as URL would write it; a form goes on by 307 alone.
    response
      .writeHead(asked.method === 'POST' ? 307 : 302, {
        location: Buffer.from(to).toString('latin1'),
      })
      .end();
  });
}

/** Every way by which an address from elsewhere reaches the guarded client. */
export function openWays(database: Database, client: GuardedClient, server: string) {
  const via = (path: string, address: string) =>
    `${server}${path}?to=${encodeURIComponent(address)}`;
  const saveAndRun = async (address: string) => {
    const entry = { address, connector: null, title: null, everyMinutes: 60 };
    await saveFeed(database, client.policy, entry);
    const { href: key } = new URL(address);
    const { error } = await makeFeedJob(database, client)(
      { id: 1, kind: 'feed', key, attempts: 1 },
      stop,
    );
    await database.prisma.feed.deleteMany();
    return error;
  };
  const ways: Record<string, WayIn> = {
    import: (address) => reasonOf(async () => readFirst(address, client)),
    feed: async (address) => {
      const said = await reasonOf(async () => ({ error: await saveAndRun(address) }));
      const [, error] = /"error":"(.*)"/.exec(said) ?? [];
      return error === undefined ? said : reasonIn(error.replaceAll('\\"', '"'));
    },
    'its next page': (address) =>
      reasonOf(() => readFirst(via('/pages', address), client)).then(strip),
    'a page’s oEmbed': async (address) =>
      strip(await reasonOf(() => readFirst(via('/oembed', address), client))),
    'a sitemap': async (address) =>
      strip(await reasonOf(() => readFirst(via('/sitemap', address), client))),
    refresh: async (address) => {
      await database.writeAside((writer) =>
        writer.run('UPDATE appearance SET url = ? WHERE url IS NOT NULL AND position = 0', [
          address,
        ]),
      );
      const asked = { slug: 'tokyo-walk', address, dryRun: true };
      return reasonOf(() => refreshFromSource(database, client, asked));
    },
    'a link that is checked': async (address) =>
      reasonIn((await checkLink(client, address, stop)).note),
    'a file or picture': (address) =>
      reasonOf(() => client.ask(address, { accept: 'video/*', mostBytes: 2 ** 31 })),
    'a hub': (address) =>
      reasonOf(() => client.post(address, { form: new URLSearchParams('a=b') })),
  };
  return { ways, via };
}

const strip = (said: string) => /^came through: "(.*)"$/.exec(said)?.[1] ?? said;

/** How the proxy of yt-dlp answers to a request for an address, as a tunnel or plain: its status. */
export async function askProxy(client: GuardedClient, address: string): Promise<number[]> {
  const proxy = await openGuardProxy(client.policy);
  const { hostname, port, username, password } = new URL(proxy.address);
  const word = Buffer.from(`${username}:${password}`).toString('base64');
  const ask = (method: string, path: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'proxy-authorization': `Basic ${word}` };
      const asked = request({ hostname, port, method, path, headers });
      asked.on('connect', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode ?? 0);
      });
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject).end();
    });
  try {
    const place = address.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
    return [
      await ask('CONNECT', /:\d+$/.test(place) ? place : `${place}:443`),
      await ask('GET', address),
    ];
  } finally {
    await proxy.close();
  }
}
