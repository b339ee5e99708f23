import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClipPage, Facets, Timeline } from '@/lib/clips/contracts.server';
import { addClip } from '../support/add-clip';
import { askApi } from '../support/ask-gallery';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { type OpenGallery, serveGallery } from '../support/serve-gallery';

let first: OwnGallery;
let second: OpenGallery;

beforeAll(async () => {
  first = await openOwnGallery();
  // The same database and media; its logs stand beside.
  second = await serveGallery({ ...first, folder: mkdtempSync(join(first.folder, 'second-')) });
});
afterAll(async () => {
  const code = await second?.stop();
  await first?.close();
  expect(code).toBe(0);
});

/** What one process answers of the newest clip, and how many it counts. */
async function look(origin: string) {
  const { items } = await askApi<ClipPage>('/clips?limit=1', origin);
  const filtered = await askApi<ClipPage>('/clips?hasPrompt=false&model=sora&limit=1', origin);
  const { facets } = await askApi<Facets>('/facets', origin);
  const { total, months } = await askApi<Timeline>('/timeline', origin);
  const counted = facets.model?.reduce((sum, { count }) => sum + count, 0);
  const wall = await (await fetch(`${origin}/`)).text();
  return {
    newest: items[0]?.slug,
    filtered: filtered.items[0]?.slug,
    counted,
    total,
    newestMonth: months.at(-1)?.month,
    onTheWall: wall.includes(`/clips/${items[0]?.slug}`),
  };
}

describe('two processes on one SQLite file', () => {
  test('both show what a third writes at the next request, again and again', async () => {
    for (let day = 1; day <= 5; day += 1) {
      const slug = `written-${day}`;
      const on = `2027-01-0${day}`;
      await addClip(first, slug, {
        published: { on, at: null, certainty: 'day', clock: 'printed' },
      });
      const right = {
        newest: slug,
        filtered: slug,
        counted: 166 + day,
        total: 166 + day,
        newestMonth: '2027-01',
        onTheWall: true,
      };
      const [one, other] = await Promise.all([look(first.origin), look(second.origin)]);
      expect(one).toEqual(right);
      expect(other).toEqual(right);
    }
  });
});
