import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClipPage, Facets } from '@/lib/clips/contracts.server';
import { addClip } from '../support/add-clip';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { cardSlugs, countLine, slowly } from '../support/read-wall';

const browser = openBrowser();
let gallery: OwnGallery;

beforeAll(async () => {
  gallery = await openOwnGallery();
});
afterAll(() => gallery?.close());

const prompt = [
  {
    texts: [
      { language: 'en', text: 'A lighthouse made of sugar.', origin: 'original' },
      { language: 'zh', text: '一座糖做的灯塔。', origin: 'translation' },
    ],
  },
];
const published = {
  on: '2026-11-01',
  at: '2026-11-01T10:00:00.000Z',
  certainty: 'exact',
  clock: 'post-id',
};

describe('a clip saved by another process while the gallery is open', () => {
  test('is on the wall, in search, counts and pages at the next request', async () => {
    const page = await browser.visit({ origin: gallery.origin });
    // Asked before, so that every answer is kept.
    const before = await fetch(`${gallery.origin}/`);
    await page.goto('/');
    expect(await countLine(page)).toBe(166);
    await askApi<ClipPage>('/clips', gallery.origin);
    await askApi<Facets>('/facets', gallery.origin);

    await addClip(gallery, 'sugar-lighthouse', { prompt, published });

    const etag = before.headers.get('etag') ?? '';
    const again = await fetch(`${gallery.origin}/`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(200);
    await page.reload();
    expect(await countLine(page)).toBe(167);
    expect((await cardSlugs(page))[0]).toBe('sugar-lighthouse');
    const { items } = await askApi<ClipPage>('/clips?q=%E7%B3%96%E5%81%9A', gallery.origin);
    expect(items.map(({ slug }) => slug)).toEqual(['sugar-lighthouse']);

    await page.goto('/zh?q=糖做');
    await expect.poll(() => cardSlugs(page), slowly).toContain('sugar-lighthouse');
    await page.locator('article a[href*="sugar-lighthouse"]').click();
    await page.getByRole('heading', { level: 1, name: 'sugar-lighthouse' }).waitFor();
    await page.getByText('一座糖做的灯塔。').first().waitFor();
  });

  test('and one saved again under the same name is shown as it is now', async () => {
    const page = await browser.visit({ origin: gallery.origin });
    await page.goto('/clips/sugar-lighthouse');
    const title = { en: 'A lighthouse of sugar', zh: '糖灯塔' };
    await addClip(gallery, 'sugar-lighthouse', { prompt, published, title });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: title.en }).waitFor();
    await page.goto('/');
    expect(await countLine(page)).toBe(167);
    await page.getByRole('link', { name: title.en }).waitFor();
  });
});
