import { createHash } from 'node:crypto';
import type { ClipPage, Facets, Timeline } from '@/lib/clips/contracts.server';
import { LOCALES, localePath } from '@/lib/i18n/locales';
import { ask, type Reply } from './open-front';

/** How many are asked at once: enough for two processors. */
const LANES = 6;

/** Pages that no sitemap names: forms, what a browser keeps, and two clips side by side. */
const UNNAMED = [
  ...['/favourites', '/offline', '/suggest', '/report?clip=tokyo-walk', '/list?clips=tokyo-walk'],
  '/compare?clips=tokyo-walk,cat-on-bed',
];

/** Filters whose every value is a wall of its own; terms and authors have pages, which are asked. */
const WALLS = ['source', 'batch', 'capability', 'model', 'aspect', 'failure'] as const;

/** A gallery that is open, and what it calls itself, as `http://localhost:3000`. */
export interface PublicGallery {
  origin: string;
}

const portOf = ({ origin }: PublicGallery) => Number(new URL(origin).port);

async function askJson<T>(gallery: PublicGallery, path: string): Promise<T> {
  const reply = await ask(portOf(gallery), `/api/v1${path}`);
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${reply.text}`);
  return JSON.parse(reply.text) as T;
}

/** Every address of this gallery that its sitemaps name: pages, players, files. */
async function readSitemaps(gallery: PublicGallery): Promise<string[]> {
  const found = new Set<string>();
  const read = async (path: string) => {
    const { text } = await ask(portOf(gallery), path);
    const named = text.matchAll(/(?:>|href=")(https?:\/\/[^<"]+)/g);
    return [...named].map(([, address = '']) => address.replaceAll('&amp;', '&'));
  };
  for (const sitemap of await read('/sitemap.xml')) {
    if (!sitemap.startsWith(gallery.origin)) continue;
    for (const address of await read(sitemap.slice(gallery.origin.length))) {
      if (address.startsWith(gallery.origin)) found.add(address.slice(gallery.origin.length));
    }
  }
  return [...found];
}

/** Every clip by its slug, and the addresses of the lists that lead through all of them. */
async function readLists(gallery: PublicGallery) {
  const [slugs, paths]: [string[], string[]] = [[], []];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/clips?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: ClipPage = await askJson<ClipPage>(gallery, path);
    paths.push(`/api/v1${path}`);
    slugs.push(...page.items.map(({ slug }) => slug));
    cursor = page.nextCursor;
  }
  return { slugs, paths };
}

/** Every answer that is no page: the API, feeds, exports, credits, sitemaps. */
export async function listAnswers(gallery: PublicGallery): Promise<string[]> {
  const { slugs, paths } = await readLists(gallery);
  const { months } = await askJson<Timeline>(gallery, '/timeline');
  const keysOf = async (list: string) =>
    (await askJson<{ items: { key: string }[] }>(gallery, `/${list}`)).items.map(({ key }) =>
      encodeURIComponent(key),
    );
  const [terms, collections, sources] = [
    await keysOf('terms'),
    await keysOf('collections'),
    await keysOf('sources'),
  ];
  const exports = ['csv', 'json', 'jsonl', 'md', 'parquet', 'croissant.json'];
  const feeds = ['rss', 'atom', 'json'].flatMap((kind) => [
    ...['', '?lang=zh'].map((query) => `/feed.${kind}${query}`),
    ...sources.map((source) => `/feed.${kind}?source=${source}`),
  ]);
  return [
    ...paths,
    ...slugs.flatMap((slug) => [
      ...['', '/related', '/neighbours'].map((more) => `/api/v1/clips/${slug}${more}`),
      ...['txt', 'json'].map((kind) => `/clips/${slug}/credit.${kind}`),
    ]),
    ...['health', 'openapi.json', 'facets', 'timeline', 'terms', 'sources', 'batches'],
    ...['collections', 'explainers', 'clips?q=%E7%8C%AB&sort=match'],
  ]
    .map((path) => (path.startsWith('/') ? path : `/api/v1/${path}`))
    .concat(
      months.map(({ month }) => `/api/v1/timeline/${month}`),
      terms.map((key) => `/api/v1/terms/${key}`),
      collections.map((key) => `/api/v1/collections/${key}`),
      exports.map((kind) => `/api/v1/export.${kind}`),
      feeds,
      ['/robots.txt', '/llms.txt', '/sitemap.xml', '/sitemaps/pages.xml', '/sitemaps/clips-1.xml'],
    );
}

/** A term's page or a clip's player: so many that each is asked for in one language. */
const MANY = /^(?:\/zh)?\/(?:vocabulary|embed)\/([^/?]+)/;

/**
 * Every page in both languages, and every file that a sitemap names; the pages of terms and the
 * players in English or in Chinese by turns, which spares a run half of its minutes.
 */
export async function listPages(gallery: PublicGallery): Promise<string[]> {
  const { facets } = await askJson<Facets>(gallery, '/facets');
  const walls = WALLS.flatMap((name) =>
    (facets[name] ?? []).map(({ value }) => `/?${name}=${encodeURIComponent(value)}`),
  );
  const ours = [...walls, ...UNNAMED].flatMap((path) =>
    LOCALES.map((locale) => localePath(locale, path)),
  );
  const all = [...new Set([...(await readSitemaps(gallery)), ...ours])];
  const names = [...new Set(all.map((path) => MANY.exec(path)?.[1]))];
  return all.filter((path) => {
    const turn = names.indexOf(MANY.exec(path)?.[1]) % 2;
    return !MANY.test(path) || /^\/zh\/|language=zh/.test(path) === (turn === 1);
  });
}

/** What came back from each address: its status, its type, and a hash of its bytes. */
export type Printed = ReadonlyMap<string, string>;

/** An answer without the gallery's own name, and a page without what React numbers by chance. */
function plainOf({ headers, body, text }: Reply, gallery: PublicGallery): string | Buffer {
  const type = headers['content-type'] ?? '';
  if (!/^text\/|json|xml/.test(type)) return body;
  const { host } = new URL(gallery.origin);
  const nameless = text.replaceAll(host, 'here').replaceAll(encodeURIComponent(host), 'here');
  // A data card names hashes of files in which that name stands.
  if (type.includes('croissant') || nameless.includes('mlcommons.org/croissant')) {
    return nameless.replaceAll(/"(?:sha256|contentSize)":\s*"[^"]*"/g, '');
  }
  // Whichever of its parts was ready first comes first: the words themselves stand in the markup.
  if (!type.startsWith('text/html')) return nameless;
  return nameless.replaceAll(/<script>self\.__next_f\.push\(.*?\)<\/script>/gs, '');
}

/** Asks for addresses, several at once, and keeps of each what can be compared. */
export async function printAll(
  gallery: PublicGallery,
  addresses: readonly string[],
): Promise<Printed> {
  const printed = new Map<string, string>();
  const waiting = [...addresses];
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const reply = await ask(portOf(gallery), next);
      const hash = createHash('sha256').update(plainOf(reply, gallery)).digest('hex');
      printed.set(next, `${reply.status} ${reply.headers['content-type']} ${hash}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return printed;
}

/** The addresses at which two galleries do not answer the same. */
export function listDiffering(one: Printed, other: Printed): string[] {
  return [...one.keys()].filter((address) => one.get(address) !== other.get(address));
}
