import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open-database.server';
import { emptyFinding } from '@/lib/ingest/found-clip.server';
import { saveCandidate } from '@/lib/ingest/save-candidate.server';
import {
  addCurators,
  givePassword,
  plugInAuthenticator,
  showCode,
  signIn,
} from '../support/enter-desk';
import { openBrowser } from '../support/open-browser';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { slowly } from '../support/read-wall';
import type { GalleryPlace } from '../support/serve-gallery';
import { servePicture } from '../support/serve-picture';

const browser = openBrowser();
let gallery: OwnGallery;
let elsewhere: Awaited<ReturnType<typeof servePicture>>;

/** Three findings that wait: of one the clip is likely to be known, one has a picture elsewhere. */
async function addFindings({ databaseUrl }: GalleryPlace): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    for (const name of ['quagga-one', 'quagga-two', 'quagga-three']) {
      const payload = {
        ...emptyFinding(name),
        title: name,
        pageUrl: `https://x.example/${name}`,
        posterUrl: name === 'quagga-one' ? `http://${elsewhere.host}/poster.png` : null,
      };
      await database.writeAside((writer) =>
        saveCandidate(writer, {
          kind: 'clip',
          origin: 'feed',
          place: 'https://feed.example/rss',
          identity: name,
          title: name,
          payload,
          guessed: ['model'],
          match: name === 'quagga-one' ? { slug: 'cat-on-bed', likeness: 0.8 } : null,
        }),
      );
    }
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  elsewhere = await servePicture();
  gallery = await openOwnGallery({
    env: { ALLOW_HOSTS: elsewhere.host },
    async prepare(place) {
      await addCurators(place, ['ada', 'ben']);
      await addFindings(place);
    },
  });
});
afterAll(async () => {
  await gallery?.close();
  await elsewhere?.close();
});

/** Goes to a page and waits until its keys and fields are heard. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
}

/** Signs a curator in. */
async function enter(name: string, faults: RegExp[] = []): Promise<Page> {
  const page = await browser.visit({ origin: gallery.origin, faults });
  await goTo(page, '/studio');
  await signIn(page, name);
  await page.waitForURL('**/studio');
  return page;
}

const titleField = (page: Page) => page.locator('[data-as="pair"]').first().getByLabel('English');
const outcome = (page: Page) => page.locator('[data-outcome]');

describe('the desk', () => {
  test('two write at once: the second compares; what is taken back is back on the page', async () => {
    const ada = await enter('ada');
    const ben = await enter('ben', [/answer: 409/]);
    await ada.getByText('New since').waitFor();
    for (const page of [ada, ben]) await goTo(page, '/studio/records/clip/tokyo-walk');

    await titleField(ada).fill('A walk in Tokyo');
    await ada.keyboard.press('Control+s');
    await outcome(ada).getByText('Saved as revision 1').waitFor();
    const visitor = await browser.visit({ origin: gallery.origin });
    await visitor.goto('/clips/tokyo-walk');
    await visitor.getByRole('heading', { level: 1, name: 'A walk in Tokyo' }).waitFor();

    await titleField(ben).fill('Tokyo by night');
    await ben.getByLabel('Credit line').fill('Somebody');
    await ben.getByRole('button', { name: 'Save Ctrl S' }).click();
    const conflict = ben.locator('[data-conflict]');
    await conflict.getByText('ada changed this while you did').waitFor();
    expect(await conflict.locator('tbody tr').count()).toBe(1);
    expect(await conflict.textContent()).toContain('A walk in Tokyo');
    expect(await conflict.textContent()).toContain('Tokyo by night');
    await conflict.getByRole('button', { name: 'Save what was chosen' }).click();
    await outcome(ben).getByText('Saved as revision 2').waitFor();
    await visitor.reload();
    await visitor.getByRole('heading', { level: 1, name: 'Tokyo by night' }).waitFor();

    await goTo(ben, '/studio/records/clip/tokyo-walk');
    const newest = ben.locator('li details').first();
    await newest.locator('summary').click();
    await newest.getByRole('button', { name: 'Take back' }).click();
    await ben.getByText('takes back 2').first().waitFor();
    await visitor.reload();
    await visitor.getByRole('heading', { level: 1, name: 'A walk in Tokyo' }).waitFor();
  });

  test('the inbox by single keys: merge, undo, into another, later, reject, approve', async () => {
    const page = await enter('ada');
    await goTo(page, '/studio/inbox');
    const open = page.locator('li[data-open]');
    const status = async (name: string) => {
      const reply = await page.request.get(`/api/v1/desk/inbox?status=${name}`);
      const { items } = (await reply.json()) as { items: { title: string }[] };
      return items.map(({ title }) => title);
    };
    const appearances = async (slug: string) => {
      const reply = await page.request.get(`/api/v1/clips/${slug}`);
      const { clip } = (await reply.json()) as { clip: { appearances: { url: string }[] } };
      return clip.appearances.map(({ url }) => url);
    };
    await open.getByText('quagga-one').waitFor();
    const picture = page.locator('figure img').first();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), slowly)
      .toBe(1);
    const before = await appearances('cat-on-bed');

    await page.keyboard.press('m');
    await open.getByText('quagga-two').waitFor();
    expect(await appearances('cat-on-bed')).toEqual([...before, 'https://x.example/quagga-one']);
    await page.getByRole('button', { name: 'Undo U' }).waitFor();
    await page.keyboard.press('u');
    await open.getByText('quagga-one').waitFor();
    expect(await appearances('cat-on-bed')).toEqual(before);

    await page.keyboard.press('i');
    await page.getByRole('searchbox', { name: 'Merge into' }).fill('lagos');
    await page.getByRole('button', { name: 'lagos' }).waitFor();
    await page.keyboard.press('Enter');
    await open.getByText('quagga-two').waitFor();
    expect((await appearances('lagos')).at(-1)).toBe('https://x.example/quagga-one');

    await page.keyboard.press('l');
    await open.getByText('quagga-three').waitFor();
    expect(await status('later')).toEqual(['quagga-two']);
    await page.keyboard.press('r');
    await page.getByText('Nothing waits here.').waitFor();
    expect(await status('rejected')).toEqual(['quagga-three']);

    await goTo(page, '/studio/inbox?status=later');
    await open.getByText('quagga-two').waitFor();
    await page.keyboard.press('a');
    await page.waitForURL('**/studio/inbox/*');
    await page.waitForLoadState('networkidle');
    await titleField(page).fill('A quagga');
    await page.locator('[data-as="pair"]').first().getByLabel('Chinese').fill('斑驴');
    await page.getByLabel('Source', { exact: true }).first().fill('openai-tiktok');
    await page.getByRole('button', { name: 'Save Ctrl S' }).click();
    await page.waitForURL('**/studio/inbox');
    expect((await page.goto('/clips/quagga-two'))?.status()).toBe(200);
  });

  test('what visitors say arrives; a takedown hides at once and is told', async () => {
    const visitor = await browser.visit({
      origin: gallery.origin,
      javaScriptEnabled: false,
      faults: [/answer: 410/],
    });
    await visitor.goto('/suggest');
    await visitor.locator('[name=url]').fill('https://y.example/okapi');
    await visitor.locator('[name=title]').fill('An okapi');
    await visitor.locator('main form button, form[method=post] button').first().click();
    await visitor.getByRole('status').waitFor();
    await visitor.goto('/report?clip=lagos');
    await visitor.locator('[name=text]').fill('That is me.');
    await visitor.locator('main form button, form[method=post] button').first().click();
    await visitor.getByRole('status').waitFor();

    const page = await enter('ben', [/answer: 410/]);
    await page.goto('/studio/inbox?kind=suggestion');
    await page.locator('li[data-open]').getByText('An okapi').waitFor();
    await goTo(page, '/studio/inbox?kind=report');
    await page.getByText('That is me.').waitFor();
    await page.keyboard.press('d');
    await page.getByText('Nothing waits here.').waitFor();
    for (const one of [visitor, page]) {
      for (const path of ['/clips/lagos', '/zh/clips/lagos']) {
        expect((await one.goto(path))?.status()).toBe(410);
        await one.getByText('410', { exact: true }).waitFor();
      }
    }
    expect((await page.request.get('/api/v1/clips/lagos')).status()).toBe(410);
  });

  test('a second factor and a passkey are set up, and each lets in', async () => {
    const page = await enter('ada');
    await plugInAuthenticator(page);
    await goTo(page, '/studio/account');
    await page.getByLabel('Name of the device').fill('A key');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('A key', { exact: true }).waitFor();
    await givePassword(page);
    await page.getByRole('button', { name: 'Set it up' }).click();
    const shown = page.locator('a[href^="otpauth:"]');
    const secret = (await shown.textContent()) ?? '';
    await page.getByLabel('Code of your app').fill(showCode(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('A code of your app is asked for').waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${gallery.origin}/`);
    await goTo(page, '/studio');
    await page.getByRole('button', { name: 'With a passkey' }).click();
    await page.waitForURL('**/studio');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${gallery.origin}/`);
    await goTo(page, '/studio');
    await signIn(page, 'ada');
    await page.getByLabel('Code of your app').fill(showCode(secret));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/studio');
  });
});
