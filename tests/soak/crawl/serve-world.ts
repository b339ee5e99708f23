import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import {
  type Post,
  writeAtom,
  writeBlog,
  writeJsonFeed,
  writeReposts,
  writeRss,
} from './write-feeds';

const HOUR_MS = 3_600_000;
const MB = 1024 * 1024;

/** A feed of the world: where it is, how often it is read, and what becomes of it. */
export interface WorldFeed {
  name: string;
  address: string;
  everyMinutes: number;
  gives: 'clips' | 'explainers';
  /** The ids it gave to anybody so far, of entries that are new to the gallery. */
  given: Set<string>;
  asked: number;
  unchanged: number;
}

type Answer = (
  feed: WorldFeed,
  request: IncomingMessage,
  response: ServerResponse,
  asked: number,
) => void;

interface Plan {
  name: string;
  everyMinutes: number;
  gives?: 'clips' | 'explainers';
  answer: Answer;
}

/** What a clip of the gallery is known by, for those who post it again. */
export interface KnownClip {
  prompt: string;
  film: string;
}

/** A feed that grows by a post every so many hours, and answers 304 to whoever has it all. */
function growing(hours: number, write: (posts: Post[]) => string, known?: KnownClip[]): Answer {
  const began = Date.now();
  return (feed, request, response) => {
    const count = 3 + Math.floor((Date.now() - began) / (hours * HOUR_MS));
    const posts = Array.from({ length: count }, (_, at): Post => {
      const again = known?.[at % known.length];
      return {
        id: `${feed.name}-${at}`,
        at: began + (at - 3) * hours * HOUR_MS,
        // Of what is posted again some give the prompt, some the official file, some nothing.
        prompt: again !== undefined && at % 3 === 0 ? again.prompt : null,
        film: again !== undefined && at % 3 === 1 ? again.film : null,
      };
    });
    const etag = `"${count}"`;
    if (request.headers['if-none-match'] === etag) {
      feed.unchanged += 1;
      return void response.writeHead(304, { etag }).end();
    }
    response.writeHead(200, { etag }).end(write(posts));
    for (const { id, film } of posts) if (film === null) feed.given.add(id);
  };
}

/** Asks for four hours' patience once, and then gives what it has. */
function busyAtFirst(later: Answer): Answer {
  return (feed, request, response, asked) => {
    if (asked > 1) later(feed, request, response, asked);
    else response.writeHead(429, { 'retry-after': '14400' }).end();
  };
}

/** What means harm, another each time it is asked. */
const harm: ((response: ServerResponse) => void)[] = [
  (response) => {
    const piece = Buffer.alloc(MB, ' ');
    response.write('<rss version="2.0"><channel>');
    const on = () => {
      while (!response.destroyed && response.write(piece)) {}
      if (!response.destroyed) response.once('drain', on);
    };
    on();
  },
  (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200 * MB))),
  (response) => {
    const entities = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join('');
    response.end(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]><rss version="2.0"><channel><title>&e9;</title><item><guid>bomb</guid><title>&e9;</title></item></channel></rss>`,
    );
  },
  (response) => response.end(`{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  (response) =>
    response.end(
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"odd","title":"a\\ud800b","date_published":"2024-02-31"},{"id":"odd"},{}]}',
    ),
];

const plans = (known: KnownClip[]): Plan[] => [
  { name: 'rss', everyMinutes: 60, answer: growing(3, writeRss) },
  { name: 'atom', everyMinutes: 120, answer: growing(5, (posts) => writeAtom(posts)) },
  { name: 'youtube', everyMinutes: 180, answer: growing(6, (posts) => writeAtom(posts, true)) },
  { name: 'media-rss', everyMinutes: 60, answer: growing(4, (posts) => writeRss(posts, true)) },
  { name: 'json-feed', everyMinutes: 30, answer: growing(1, writeJsonFeed) },
  { name: 'reposts', everyMinutes: 240, answer: growing(4, writeReposts, known) },
  { name: 'blog', everyMinutes: 360, gives: 'explainers', answer: growing(8, writeBlog) },
  { name: 'broken', everyMinutes: 60, answer: (_, __, response) => response.writeHead(500).end() },
  { name: 'gone', everyMinutes: 60, answer: (_, __, response) => response.writeHead(410).end() },
  { name: 'busy', everyMinutes: 60, answer: busyAtFirst(growing(2, writeJsonFeed)) },
  {
    name: 'led-inside',
    everyMinutes: 720,
    answer: (_, __, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  },
  { name: 'closed', everyMinutes: 720, answer: (_, __, response) => response.end('asked anyway') },
  { name: 'silent', everyMinutes: 1440, answer: () => {} },
  {
    name: 'harmful',
    everyMinutes: 120,
    answer: (_, __, response, asked) => harm[(asked - 1) % harm.length]?.(response),
  },
];

/**
 * The world as the crawler meets it: each feed on an address of its own of this machine's loopback,
 * and films of which every fifth is gone. Time is whatever clock the process has.
 */
export async function serveWorld(known: KnownClip[]) {
  const all = plans(known);
  const byHost = new Map<string, { plan: Plan; feed: WorldFeed }>();
  let films = 0;
  const server = createServer((request, response) => {
    const host = request.headers.host?.split(':')[0] ?? '';
    const found = byHost.get(host);
    response.on('error', () => {});
    if (request.url === '/robots.txt') {
      const isClosed = found?.plan.name === 'closed';
      return void response
        .writeHead(isClosed ? 200 : 404)
        .end(isClosed ? 'User-agent: *\nDisallow: /' : '');
    }
    if (found === undefined) {
      films += 1;
      const number = Number(/\d+/.exec(request.url ?? '')?.[0]);
      return void response.writeHead(number % 5 === 4 ? 410 : 200).end();
    }
    found.feed.asked += 1;
    found.plan.answer(found.feed, request, response, found.feed.asked);
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  const { port } = server.address() as AddressInfo;
  const feeds = all.map((plan, at): WorldFeed => {
    const host = `127.0.1.${at + 1}`;
    const { name, everyMinutes, gives = 'clips' } = plan;
    const address = `http://${host}:${port}/${name}`;
    const feed = { name, address, everyMinutes, gives, given: new Set<string>() };
    const counted: WorldFeed = { ...feed, asked: 0, unchanged: 0 };
    byHost.set(host, { plan, feed: counted });
    return counted;
  });
  return {
    feeds,
    films: { address: `http://127.0.0.1:${port}`, asked: () => films },
    /** What the crawler has to be allowed. */
    places: [...byHost.keys(), '127.0.0.1'].map((host) => `${host}:${port}`),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
