import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCurators, signIn } from '../support/enter-desk';
import { openBrowser } from '../support/open-browser';
import { serveOutside } from '../support/outside';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Posts',
  items: [{ id: 'a', url: 'https://posts.example/a', title: 'A zorilla at dusk' }],
};

const browser = openBrowser();
let gallery: OwnGallery;
let elsewhere: Awaited<ReturnType<typeof serveOutside>>;

beforeAll(async () => {
  elsewhere = await serveOutside((_, response) => void response.end(JSON.stringify(FEED)));
  gallery = await openOwnGallery({
    env: { ALLOW_HOSTS: elsewhere.place },
    prepare: (place) => addCurators(place, ['ada']),
  });
});
afterAll(async () => {
  await gallery?.close();
  await elsewhere?.[Symbol.asyncDispose]();
});

test('a feed is added at the desk and read at once; what it had waits in the inbox', async () => {
  const page = await browser.visit({ origin: gallery.origin });
  await page.goto('/studio/feeds', { waitUntil: 'networkidle' });
  await signIn(page, 'ada');
  await page.waitForURL('**/studio/feeds');
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Address', { exact: true }).fill(`${elsewhere.address}/feed.json`);
  await page.getByLabel('Name (optional)').fill('Posts of a maker');
  await page.getByLabel('Name (optional)').press('Enter');
  const feed = page.getByRole('listitem').filter({ hasText: 'Posts of a maker' });
  await feed.getByText('not read yet').waitFor();
  expect(elsewhere.asked()).toEqual([]);

  await feed.getByRole('button', { name: 'Read now' }).click();
  await feed.getByText('1 found, 1 new').waitFor();
  expect(elsewhere.asked()).toEqual(['GET /feed.json']);
  await page.goto('/studio/inbox?kind=clip', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'A zorilla at dusk' }).waitFor();
});
