import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';

const run = promisify(execFile);
// Debian's own: the first python3 on the path may be another that does not see its packages.
const PYTHON = '/usr/bin/python3';

/** Whether a reader is installed; where `CI` is set, its absence is a failure. */
export function hasReader(reader: 'newsboat' | 'feedparser'): boolean {
  const command = reader === 'newsboat' ? 'newsboat' : PYTHON;
  const args = reader === 'newsboat' ? ['--version'] : ['-c', 'import feedparser'];
  const isThere = spawnSync(command, args).status === 0;
  if (!isThere && process.env.CI) throw new Error(`${reader} is not installed.`);
  return isThere;
}

/** An entry as an outside reader understood it. */
export interface ReadEntry {
  id: string;
  link: string;
  title: string;
  /** Seconds since 1970; null when the entry has no date. */
  published: number | null;
  enclosure: { href: string; length: number; type: string } | null;
  content: string;
}

/** A feed as python3-feedparser understood it; `bozo` is 0 for one without a fault. */
export interface ParsedFeed {
  bozo: number;
  fault: string;
  version: string;
  status: number;
  etag: string | null;
  links: { rel: string; href: string }[];
  thumbnails: number;
  credits: string[];
  entries: ReadEntry[];
}

const SCRIPT = `
import calendar, feedparser, json, sys
feed = feedparser.parse(sys.argv[1], etag=sys.argv[2] if len(sys.argv) > 2 else None)
def entry(e):
    files = e.get('enclosures') or []
    file = files[0] if files else None
    date = e.get('published_parsed')
    return {
        'id': e.get('id'), 'link': e.get('link'), 'title': e.get('title'),
        'published': calendar.timegm(date) if date else None,
        'enclosure': {'href': file.href, 'length': int(file.length), 'type': file.type} if file else None,
        'content': e.content[0].value if 'content' in e else '',
    }
print(json.dumps({
    'bozo': int(feed.bozo), 'fault': str(feed.get('bozo_exception', '')), 'version': feed.version,
    'status': feed.get('status'), 'etag': feed.get('etag'),
    'links': [{'rel': l.rel, 'href': l.href} for l in feed.feed.get('links', [])],
    'thumbnails': sum(len(e.get('media_thumbnail', [])) for e in feed.entries),
    'credits': [c.get('content', '') for e in feed.entries for c in e.get('media_credit', [])],
    'entries': [entry(e) for e in feed.entries],
}))
`;

/** Reads a feed over HTTP as feedparser does, conditionally when given an ETag. */
export async function readByFeedparser(address: string, etag?: string): Promise<ParsedFeed> {
  const args = ['-c', SCRIPT, address, ...(etag === undefined ? [] : [etag])];
  const { stdout } = await run(PYTHON, args, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** Reads a feed over HTTP as newsboat does; `said` is everything it had to remark. */
export async function readByNewsboat(
  address: string,
): Promise<{ entries: ReadEntry[]; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-newsboat-'));
  try {
    const [urls, cache, config, log] = ['urls', 'cache.db', 'config', 'errors'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    writeFileSync(urls, `${address}\n`);
    writeFileSync(config, `error-log "${log}"\n`);
    const env = { ...process.env, HOME: folder, LANG: 'C.UTF-8' };
    const args = ['-u', urls, '-c', cache, '-C', config, '-x', 'reload'];
    const { stdout, stderr } = await run('newsboat', args, { env });
    const remarks = spawnSync('cat', [log], { encoding: 'utf8' }).stdout;
    const db = new SQLite(cache, { readonly: true });
    const rows = db
      .prepare(
        `SELECT guid AS id, url AS link, title, pubDate AS published, content,
           enclosure_url AS href, enclosure_type AS type FROM rss_item ORDER BY id`,
      )
      .all() as (Omit<ReadEntry, 'enclosure'> & { href: string; type: string })[];
    db.close();
    const entries = rows.map(({ href, type, ...row }) => ({
      ...row,
      enclosure: href === '' ? null : { href, type, length: 0 },
    }));
    return { entries, said: stdout + stderr + remarks };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
