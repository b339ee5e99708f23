import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Entry } from '@/lib/ingest/connectors/connector';
import { readPlace } from '@/lib/ingest/connectors/read-place.server';
import { openClient, serveOutside } from '../../support/outside';

const MB = 1024 * 1024;

/** Reads what a stranger serves: its entries, or the sentence it ended in. */
async function read(pieces: Iterable<string>, as: string | null = null) {
  await using server = await serveOutside((_, response) => {
    Readable.from(pieces)
      .on('error', () => {})
      .pipe(response);
  });
  const client = openClient([server.place], { retries: 0 });
  const entries: Entry[] = [];
  try {
    for await (const entry of readPlace(`${server.address}/feed`, as, { client }))
      entries.push(entry);
    return { entries, ended: null };
  } catch (thrown) {
    return { entries, ended: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : '' };
  } finally {
    await client.close();
  }
}

const rss = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>T</title><link>https://a.example</link><description/>${inside}</channel></rss>`;
const item = (inside: string) => `<item>${inside}</item>`;
const json = (items: unknown[]) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items });

function* endless(start: string, piece: string) {
  yield start;
  for (let bytes = 0; bytes < 5_000 * MB; bytes += piece.length) yield piece;
}

describe('a feed that means harm ends in a sentence', () => {
  it('when it never ends', async () => {
    const { ended } = await read(endless('<rss version="2.0"><channel>', ' '.repeat(MB)));
    expect(ended).toMatch(/^PlaceFault: .+ is more than 64 MB\.$/);
  });

  it('when one line of a table never ends', async () => {
    const { ended } = await read(endless('id,prompt\n"', 'a'.repeat(MB)));
    expect(ended).toMatch(/^PlaceFault: .+ is no table that can be read: Max Record Size/);
  });

  it('when its entities multiply', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join('');
    const bomb = rss(
      item('<guid>1</guid><title>&e9;</title>'),
      `<!DOCTYPE rss [<!ENTITY e0 "ha">${entities}]>`,
    );
    const { entries, ended } = await read([bomb]);
    const title = entries[0]?.found?.title ?? '';
    expect(ended === null || ended.startsWith('PlaceFault')).toBe(true);
    expect(title.length).toBeLessThan(2_001);
  });

  it('when it asks for a file of this machine', async () => {
    const asked = rss(
      item('<guid>1</guid><title>&file;</title>'),
      '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
    );
    const { entries } = await read([asked]);
    expect(JSON.stringify(entries)).not.toContain('root:');
  });

  it('when it is nested a hundred thousand deep', async () => {
    const deep = 100_000;
    const xml = rss(item(`<guid>1</guid>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`));
    const lists = `{"data":${'['.repeat(deep)}${']'.repeat(deep)}}`;
    for (const text of [xml, lists]) {
      const { ended, entries } = await read([text]);
      expect(ended === null ? entries.length <= 1 : /^PlaceFault/.test(ended)).toBe(true);
    }
  });

  it('when it is cut off, or is something else', async () => {
    for (const text of ['<rss version="2.0"><channel><item>', '\u0000\u0001\u0002', 'GIF89a']) {
      const { ended, entries } = await read([text]);
      expect(ended?.startsWith('PlaceFault') ?? entries.length === 0).toBe(true);
    }
  });
});

describe('an entry that means harm stops no other', () => {
  it('with ids that come again, and none', async () => {
    const items = [{ id: 'a', url: 'https://a.example/1' }, { id: 'a' }, {}, { id: 'b' }];
    const { entries } = await read([json(items)]);
    expect(entries.map(({ found }) => found?.id)).toEqual(['a', 'a', 'b']);
  });

  it('with dates that cannot be, or lie far off', async () => {
    const dates = ['2024-02-31', '0000-00-00', '99999999999999', '2999-01-01T00:00:00Z', 'soon'];
    const { entries } = await read([
      json(dates.map((date_published, at) => ({ id: String(at), date_published }))),
    ]);
    expect(entries).toHaveLength(dates.length);
    for (const { found } of entries) {
      expect(found).toMatchObject({ publishedAt: null, publishedOn: null });
    }
  });

  it('with halves of characters, signs of control and addresses that are none', async () => {
    const { entries } = await read([
      `{"id":"1","title":"a\\ud800b\\u0000c","url":"javascript:alert(1)","video":"file:///etc/passwd"}\n` +
        `{"id":"2","prompt":"${'x'.repeat(30_000)}"}\n{"id":"3","width":1e999,"duration":-1}\n`,
    ]);
    expect(entries).toMatchObject([
      { found: { title: 'a\ufffdbc', pageUrl: null, mediaUrl: null } },
      { refused: { at: 'line 2', why: expect.stringContaining('at most 20000 characters') } },
      { found: { id: '3', width: null, durationSeconds: null } },
    ]);
  });
});
