import 'server-only';
import { Parser } from 'htmlparser2';
import { OutsideFault } from '../outside/outside-fault';
import { readText } from '../outside/read-bytes.server';
import type { Entry, ReadOptions, Source } from './connector';
import { readPage } from './read-page.server';

/** Pages that one reading asks for: a site's own limit is 50,000 a file. */
const MOST_PAGES = 10_000;
const MOST_FILES = 100;

/** Whether a text looks like a sitemap or a list of sitemaps (sitemaps.org). */
export function looksLikeSitemap(head: string): boolean {
  return /<(?:urlset|sitemapindex)[\s>]/.test(head);
}

/** The addresses a sitemap names, and the sitemaps it leads to. */
function readLocations(xml: string): { pages: string[]; files: string[] } {
  const out = { pages: [] as string[], files: [] as string[] };
  const path: string[] = [];
  let text = '';
  const parser = new Parser(
    {
      onopentagname(name) {
        path.push(name);
        text = '';
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag(name) {
        const parent = path.at(-2);
        path.pop();
        if (name !== 'loc') return;
        if (parent === 'url') out.pages.push(text.trim());
        if (parent === 'sitemap') out.files.push(text.trim());
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return out;
}

/** The clips of every page a sitemap names; a page that cannot be had is refused by name. */
export async function* readSitemap(source: Source, options: ReadOptions): AsyncGenerator<Entry> {
  const { client, signal } = options;
  const asking = signal === undefined ? {} : { signal };
  const first = readLocations(await source.text());
  const files = first.files.slice(0, MOST_FILES);
  const pages = new Set(first.pages);
  for (const file of files) {
    for (const page of readLocations(await readText(await client.ask(file, asking))).pages) {
      pages.add(page);
    }
  }
  for (const page of [...pages].slice(0, MOST_PAGES)) {
    try {
      const answer = await client.ask(page, { ...asking, accept: 'text/html' });
      yield* await readPage(await readText(answer), answer.address, options);
    } catch (thrown) {
      if (!(thrown instanceof OutsideFault)) throw thrown;
      yield { refused: { at: page, why: thrown.message } };
    }
  }
}
