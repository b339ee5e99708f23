import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ClipItem, ClipPage } from '@/lib/clips/contracts.server';
import { askApi } from './ask-gallery';

/** A browser beside a full test run takes its time. */
export const slowly = { timeout: 45_000 };

/** The words of an element as a visitor sees them: what is hidden is not among them. */
export async function shownWords(element: Locator): Promise<string> {
  await element.waitFor();
  return (await element.allInnerTexts()).join('\n');
}

/** The slugs of the cards on a page's wall, in order, once the page is read to its end. */
export async function cardSlugs(page: Page): Promise<string[]> {
  await page.waitForLoadState('domcontentloaded');
  return page
    .getByRole('region', { name: /^(Clips|片段)$/ })
    .locator('article h2 a')
    .evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-1) ?? ''),
    );
}

/** Moves, as a visitor does first, and waits until the wall that stood at rest answers to keys. */
export async function wakeWall(page: Page): Promise<void> {
  await page.mouse.move(400, 400);
  await page.locator('#wall[data-laid]').waitFor();
}

/** The number in the one line above the wall. */
export async function countLine(page: Page): Promise<number> {
  const words = await shownWords(page.locator('main p strong').first());
  return Number(/\d+/.exec(words)?.[0]);
}

/** Every clip the API has under a page's own query. */
export async function listFromApi(search: string): Promise<ClipItem[]> {
  const params = new URLSearchParams(search);
  params.set('limit', '200');
  const { items, nextCursor } = await askApi<ClipPage>(`/clips?${params}`);
  expect(nextCursor, 'more than one page of 200').toBeNull();
  return items;
}

/** Holds a wall to what the API says of the query in its address; gives the clips there. */
export async function expectWallOfApi(page: Page): Promise<ClipItem[]> {
  const items = await listFromApi(new URL(page.url()).search);
  await expect.poll(() => countLine(page), slowly).toBe(items.length);
  const first = items.slice(0, 48).map(({ slug }) => slug);
  await expect
    .poll(async () => (await cardSlugs(page)).slice(0, first.length), slowly)
    .toEqual(first);
  return items;
}
