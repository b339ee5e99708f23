import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serveOutside } from '../../support/outside';
import { found, read, readServed } from './read-entries';

const here = mkdtempSync(join(tmpdir(), 'promptreel-connectors-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const YOUTUBE = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <title>A channel</title>
 <entry><id>yt:video:HK6y8DAPN_0</id><yt:videoId>HK6y8DAPN_0</yt:videoId><title>Introducing Sora</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=HK6y8DAPN_0"/>
  <author><name>OpenAI</name><uri>https://www.youtube.com/channel/UCXZCJLdBC09xxGZ6gcdrc6A</uri></author>
  <published>2024-02-15T18:14:00+00:00</published>
  <media:group><media:title>Introducing Sora</media:title>
   <media:content url="https://www.youtube.com/v/HK6y8DAPN_0?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
   <media:thumbnail url="https://i.ytimg.com/vi/HK6y8DAPN_0/hqdefault.jpg"/>
   <media:description>Waves &amp; cliffs</media:description></media:group></entry>
</feed>`;

describe('feeds', () => {
  it('of a channel, in Atom with Media RSS', async () => {
    expect(found(await readServed(YOUTUBE, 'application/atom+xml'))).toMatchObject([
      {
        id: 'yt:video:HK6y8DAPN_0',
        title: 'Introducing Sora',
        pageUrl: 'https://www.youtube.com/watch?v=HK6y8DAPN_0',
        mediaUrl: null,
        posterUrl: 'https://i.ytimg.com/vi/HK6y8DAPN_0/hqdefault.jpg',
        author: { name: 'OpenAI' },
        publishedAt: '2024-02-15T18:14:00.000Z',
        prompts: [{ language: 'en', text: 'Waves & cliffs' }],
        guessed: ['prompts'],
      },
    ]);
  });

  it('in RSS, with a clip as enclosure and the clock of the post’s own id', async () => {
    const rss = `<rss version="2.0"><channel><title>T</title><link>https://a.example</link><description/>
      <item><title>&lt;b&gt;Cat&lt;/b&gt;</title><link>https://x.com/a/status/1758192957386342435</link>
      <pubDate>Fri, 01 Mar 2024 00:00:00 GMT</pubDate><description>No prompt available</description>
      <enclosure url="/cat.mp4" length="1" type="video/mp4"/></item></channel></rss>`;
    const [clip] = found(await readServed(rss));
    expect(clip).toMatchObject({
      title: 'Cat',
      prompts: [],
      publishedAt: '2024-02-15T18:14:01Z',
      claimed: 'Fri, 01 Mar 2024 00:00:00 GMT',
    });
    expect(clip?.mediaUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/cat\.mp4$/);
  });

  it('page after page by their own links, once each', async () => {
    await using server = await serveOutside((request, response) => {
      const page = Number(new URL(request.url ?? '/', 'http://a').searchParams.get('page') ?? 1);
      const next_url = `/feed?page=${page < 3 ? page + 1 : 1}`;
      const items = [{ id: `p${page}`, url: `https://a.example/${page}` }];
      response.end(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'T',
          next_url,
          items,
        }),
      );
    });
    const entries = await read(`${server.address}/feed?page=1`, null, [server.place]);
    expect(found(entries).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
  });
});

describe('tables', () => {
  it('of a public set of prompts as they are', async () => {
    const csv =
      '\ufeffuuid,prompt,time\na1,"A cat, asleep",2024-02-16 01:02:03\na2,"lines\n of it",\n,none,\n';
    const path = join(here, 'vidprom.csv');
    writeFileSync(path, csv);
    expect(found(await read(path))).toMatchObject([
      { id: 'a1', prompts: [{ language: 'en', text: 'A cat, asleep' }] },
      { id: 'a2', prompts: [{ text: 'lines\n of it' }], publishedAt: null },
      { at: 'line 5', why: 'it has no id and no address' },
    ]);
  });

  it('in a list of records, with what lies within them', async () => {
    const list = {
      data: [
        {
          postUrl: 'https://x.com/a/status/1758192957386342435',
          user: { name: 'A', handle: '@a' },
          prompt: 'No prompt available',
          file: 'https://hub.example/1.mp4',
        },
        'nothing',
      ],
    };
    expect(found(await readServed(JSON.stringify(list), 'application/json', 'json'))).toMatchObject(
      [
        {
          pageUrl: 'https://x.com/a/status/1758192957386342435',
          mediaUrl: 'https://hub.example/1.mp4',
          prompts: [],
          publishedAt: '2024-02-15T18:14:01Z',
        },
        { at: 'record 2', why: 'it is no record of the form { … }' },
      ],
    );
  });

  it('a line each, of which a faulty one stops nobody', async () => {
    const lines =
      '{"id":"1","prompt_zh":"一只猫在沙发上"}\n{"id":\n{"id":"3","published":1708045323}\n';
    expect(found(await readServed(lines))).toMatchObject([
      { id: '1', prompts: [{ language: 'zh', text: '一只猫在沙发上' }] },
      { at: 'line 2', why: 'it is no JSON' },
      { id: '3', publishedAt: '2024-02-16T01:02:03.000Z' },
    ]);
  });
});

it('folders, by what lies beside each clip', async () => {
  const folder = join(here, 'clips');
  mkdirSync(join(folder, 'deeper'), { recursive: true });
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put('a.mp4', 'a');
  put(
    'a.info.json',
    JSON.stringify({ id: 'v1', title: 'Cat', upload_date: '20240216', duration: 8 }),
  );
  put('b.webm', 'b');
  put('b.txt', 'A cat asleep in the sun');
  put('deeper/20240217_A_red_kite_ab12.mp4', 'c');
  put('notes.md', 'no clip');
  const clips = found(await read(folder));
  expect(clips).toMatchObject([
    { id: 'v1', title: 'Cat', publishedOn: '2024-02-16', durationSeconds: 8 },
    { prompts: [{ text: 'A cat asleep in the sun' }], guessed: [] },
    { id: 'ab12', prompts: [{ text: 'A red kite' }], guessed: ['prompts', 'publishedOn'] },
  ]);
  expect(clips.map(({ file }) => file?.hash)).toHaveLength(3);
  expect(new Set(clips.map(({ file }) => file?.hash)).size).toBe(3);
});
