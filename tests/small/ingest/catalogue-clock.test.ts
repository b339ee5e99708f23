import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPostInstant } from '@/lib/ingest/catalogue-clock.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';

const seedFolder = fileURLToPath(new URL('../../../seed', import.meta.url));

it.each([
  ['https://twitter.com/OpenAI/status/1758192965703647443', '2024-02-15T18:14:03Z'],
  ['https://x.com/model_mechanic/status/1761198301482021084?s=20', '2024-02-24T01:16:11Z'],
  ['https://www.tiktok.com/@openai/video/7336623342721486122', '2024-02-17T17:25:35Z'],
  ['https://x.com/OpenAI', null],
  ['https://openai.com/sora', null],
  ['https://x.com.example.org/a/status/1758192965703647443', null],
  ['https://www.tiktok.com/@openai/video/99999999999999999999999999999999', null],
])('%s was posted at %s', (url, instant) => {
  expect(readPostInstant(url)).toBe(instant);
});

it('every post of the seed whose id holds an instant carries that instant and its Pacific day', async () => {
  const { clips } = await readCatalogue(seedFolder);
  const pacific = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles' });
  const posts = clips.flatMap(({ slug, appearances }) =>
    appearances.flatMap(({ url, publishedAt, publishedOn, clock }) => {
      const instant = url === null ? null : readPostInstant(url);
      if (instant === null) return [];
      const day = pacific.format(new Date(instant));
      return [{ slug, read: [publishedAt, publishedOn, clock], right: [instant, day, 'post-id'] }];
    }),
  );
  expect(posts).toHaveLength(96);
  for (const { slug, read, right } of posts) expect(read, slug).toEqual(right);
});

it('every instant of a clip is that of one of its appearances, on the same day', async () => {
  const { clips } = await readCatalogue(seedFolder);
  const dated = clips.filter(({ published }) => published.at !== null);
  expect(dated).toHaveLength(43);
  for (const { slug, published, appearances } of dated) {
    const same = appearances.find(({ publishedAt }) => publishedAt === published.at);
    expect(same?.publishedOn, slug).toBe(published.on);
  }
});
