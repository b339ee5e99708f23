import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { cardSlugs, countLine, expectWallOfApi } from '../support/read-wall';

const browser = openBrowser();

describe('addresses with something in them that is not ours', () => {
  test.each([
    ['/?utm_source=news&q=cat&from=singlemessage', '/?q=cat'],
    ['/?from=singlemessage', '/'],
    ['/zh?isappinstalled=0&source=official-page', '/zh?source=official-page'],
    ['/clips/cat-on-bed?from=timeline&q=cat', '/clips/cat-on-bed?q=cat'],
    ['/clips/cat-on-bed?utm_medium=x&t=1', '/clips/cat-on-bed?t=1'],
    ['/explainers?fbclid=x&kind=paper', '/explainers?kind=paper'],
    ['/?q=&since=&source=', '/'],
  ])('%s leads to %s', async (foreign, canonical) => {
    const reply = await ask(foreign, { headers: { 'accept-language': 'en' } });
    expect([307, 308]).toContain(reply.status);
    const page = await browser.visit();
    await page.goto(foreign);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(canonical);
  });

  test('a mistyped filter is a notice beside the clips, not an error', async () => {
    const page = await browser.visit();
    const reply = await page.goto('/?since=2024-13-45&source=official-page');
    expect(reply?.status()).toBe(200);
    const notice = page.getByRole('status').filter({ hasText: '2024-13-45' });
    await notice.getByText(/since/).waitFor();
    expect((await cardSlugs(page)).length).toBeGreaterThan(0);
    expect(await countLine(page)).toBeLessThan(166);
  });

  test('a value that no clip has finds nothing and says what to loosen', async () => {
    const page = await browser.visit();
    const reply = await page.goto('/?source=oficial-page');
    expect(reply?.status()).toBe(200);
    const words = page.getByRole('main');
    await words
      .getByText(/oficial[- ]page/)
      .first()
      .waitFor();
  });

  test('a place in a list that is gone begins the list anew', async () => {
    const page = await browser.visit();
    await page.goto('/?q=cat&cursor=bm9wZQ');
    expect(new URL(page.url()).search).toBe('?q=cat');
    await expectWallOfApi(page);
  });

  test('the API is strict and names what would be right', async () => {
    const reply = await ask('/api/v1/clips?sorce=official-page');
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('unknown_parameter');
    expect(JSON.stringify(error)).toContain('source');
  });
});
