import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { cardSlugs, expectWallOfApi, shownWords, slowly } from '../support/read-wall';

const browser = openBrowser();

/** Types words into the search field as a visitor does and presses Enter. */
async function searchFor(page: Page, words: string): Promise<void> {
  const field = page.getByRole('searchbox');
  await field.fill(words);
  await field.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
}

describe('search', () => {
  test.each([
    ['猫', '/zh', /^猫$/],
    ['东京', '/zh', /^东京$/],
    ['neon', '/', /^neon$/i],
    ['"waking up its sleeping owner"', '/', /^waking up its sleeping owner$/i],
  ])('%s is found from %s and lit', async (words, address, lit) => {
    const page = await browser.visit();
    await page.goto(address);
    await searchFor(page, words);
    const items = await expectWallOfApi(page);
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThan(60);
    await page.locator('article mark').first().waitFor();
    const cards = await page.locator('article').all();
    expect(cards.length).toBe(items.length);
    for (const card of cards) {
      const marks = await card.locator('mark').allInnerTexts();
      for (const mark of marks) expect(mark).toMatch(lit);
    }
    expect(await page.locator('article:has(mark)').count()).toBeGreaterThan(0);
    expect(await page.getByRole('searchbox').inputValue()).toBe(words);
  });

  test('a quoted phrase finds exactly the clip whose prompt has it', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await searchFor(page, '"waking up its sleeping owner"');
    await expect.poll(() => cardSlugs(page), slowly).toEqual(['cat-on-bed']);
  });

  test('what finds nothing says what to loosen, and that leads somewhere', async () => {
    const page = await browser.visit();
    await page.goto('/?source=openai-tiktok&q=xylophonist');
    await page.getByRole('heading', { name: 'No clip fits' }).waitFor();
    expect(await cardSlugs(page)).toEqual([]);
    const loosen = page.getByRole('link', { name: /without “xylophonist”/ });
    const promised = Number(/\d+$/.exec((await shownWords(loosen)).trim())?.[0]);
    await loosen.click();
    await page.waitForURL((url) => url.search === '?source=openai-tiktok');
    expect((await expectWallOfApi(page)).length).toBe(promised);
  });

  test('Enter that chooses a word of an input method does not search', async () => {
    const page = await browser.visit();
    await page.goto('/zh');
    await page.waitForLoadState('networkidle');
    const field = page.getByRole('searchbox');
    await field.focus();
    const keys = await page.context().newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'mao', selectionStart: 3, selectionEnd: 3 });
    expect(await field.inputValue()).toBe('mao');
    await page.evaluate(() => {
      document.addEventListener('keydown', ({ isComposing }) => {
        document.title = `composing: ${isComposing}`;
      });
    });
    // What a browser sends while an input method has the keys: Enter, under the code 229.
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    await expect.poll(() => page.title(), slowly).toBe('composing: true');
    await keys.send('Input.insertText', { text: '猫' });
    expect(await field.inputValue()).toBe('猫');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).search).toBe('');

    await field.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === '猫');
    await expectWallOfApi(page);
  });

  test('what one types is not lost when the field is used before scripts have arrived', async () => {
    const page = await browser.visit();
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByRole('searchbox').fill('tokyo');
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('searchbox').inputValue()).toBe('tokyo');
  });
});
