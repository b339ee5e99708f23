import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { cardSlugs, countLine, expectWallOfApi, shownWords, slowly } from '../support/read-wall';

const browser = openBrowser();
const inBeijing = { timezoneId: 'Asia/Shanghai' };

/** The index of filters beside the wall. */
function index(page: Page) {
  return page.getByRole('complementary', { name: 'Filters' });
}

function chips(page: Page) {
  return page.getByRole('list', { name: 'Filters that are set' });
}

describe('the main job', () => {
  test('the wall opens on clips and says how many there are', async () => {
    const page = await browser.visit();
    await page.goto('/');
    expect((await cardSlugs(page)).length).toBe(48);
    expect(await countLine(page)).toBe(166);
    expect(new Set(await cardSlugs(page)).size).toBe(48);
    const items = await expectWallOfApi(page);
    for (const [position, { hasPrompt, titles, sourceNames }] of items.slice(0, 48).entries()) {
      const card = page.locator('article').nth(position);
      const words = await shownWords(card);
      expect(words).toContain(titles.en);
      expect(words).toContain(sourceNames.en);
      const copy = card.getByRole('button', { name: `Copy the prompt of “${titles.en}”` });
      expect(await copy.count(), titles.en).toBe(hasPrompt ? 1 : 0);
    }
  });

  test('filtered by source, by a preset of dates, and by two days in a zone', async () => {
    const page = await browser.visit(inBeijing);
    await page.goto('/');
    await index(page)
      .getByRole('link', { name: /OpenAI on TikTok/ })
      .first()
      .click();
    await page.waitForURL('**/?source=openai-tiktok');
    const ofSource = await expectWallOfApi(page);
    expect(ofSource.length).toBeGreaterThan(0);
    expect(ofSource.length).toBeLessThan(166);
    expect(new Set(ofSource.map(({ source }) => source))).toEqual(new Set(['openai-tiktok']));
    expect(await chips(page).getByRole('link').count()).toBe(1);

    await index(page).getByRole('link', { name: 'March 2024', exact: true }).click();
    await page.waitForURL(/since=2024-03-01&until=2024-03-31/);
    const inMarch = await expectWallOfApi(page);
    expect(inMarch.length).toBeGreaterThan(0);
    expect(inMarch.length).toBeLessThan(ofSource.length);
    expect(inMarch.every(({ publishedOn }) => publishedOn?.startsWith('2024-03'))).toBe(true);
    expect(await chips(page).getByRole('link').count()).toBe(3);

    await chips(page).getByRole('link', { name: 'Clear all' }).click();
    await page.waitForURL((url) => url.pathname === '/' && url.search === '');
    await expect
      .poll(() => index(page).getByLabel('Days in').inputValue(), slowly)
      .toBe('Asia/Shanghai');
    await index(page).getByLabel('From', { exact: true }).fill('2024-02-16');
    await index(page).getByLabel('To', { exact: true }).fill('2024-02-16');
    await index(page).getByRole('button', { name: 'Apply' }).first().click();
    await page.waitForURL(/since=2024-02-16&until=2024-02-16&zone=Asia%2FShanghai/);
    const inBeijingsDay = await expectWallOfApi(page);
    // Its instant is 15 February 18:43 UTC, and it is printed under that day.
    expect(inBeijingsDay.map(({ slug }) => slug)).toContain('wizard-lightning');
    await index(page).getByLabel('Days in').selectOption('UTC');
    await index(page).getByRole('button', { name: 'Apply' }).first().click();
    await page.waitForURL(/zone=UTC/);
    const inUtc = await expectWallOfApi(page);
    expect(inUtc.map(({ slug }) => slug)).not.toContain('wizard-lightning');
  });

  test('filtered by a span that the pointer drags across the bars, on a page that stood at rest', async () => {
    const page = await browser.visit();
    await page.goto('/');
    const bars = index(page).locator('[data-span] > li');
    const [first, last] = [await bars.nth(0).boundingBox(), await bars.nth(7).boundingBox()];
    const section = index(page).locator('section', { has: page.locator('[data-span]') });
    const name = await section.locator('h3').first().boundingBox();
    if (first === null || last === null || name === null) throw new Error('The wall has no bars.');
    const y = first.y + first.height - 2;
    // What answers is fetched as the pointer comes, and it stays where it is.
    const drag = async () => {
      await page.mouse.move(first.x + 2, y);
      await page.mouse.down();
      await page.mouse.move(last.x + 2, y, { steps: 4 });
      const brushed = await index(page).locator('[data-brushed]').count();
      // Nothing has heard of it yet: let go beside the bars, still inside their part of the index.
      if (brushed === 0) await page.mouse.move(name.x + 4, name.y + 4);
      await page.mouse.up();
      return brushed;
    };
    await page.mouse.move(first.x + 2, y);
    await expect.poll(drag, slowly).toBe(8);
    await page.waitForURL(/since=2024-02-15&until=2024-02-22&zone=America%2FLos_Angeles/);
    expect((await expectWallOfApi(page)).length).toBeGreaterThan(0);
  });

  test('opened from a filtered wall, played, copied, and known by source and date', async () => {
    const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/?source=official-page&q=cat');
    await expectWallOfApi(page);
    await page
      .getByRole('link', { name: /cat/i })
      .and(page.locator('article a[href*="cat-on-bed"]'))
      .click();
    await page.waitForURL('**/clips/cat-on-bed?*');
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
    await page.getByRole('heading', { level: 1, name: clip.titles.en }).waitFor();

    await page.getByTitle('Play', { exact: true }).click();
    const video = page.locator('video').first();
    const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(time, slowly).toBeGreaterThan(0.2);
    const before = await time();
    await expect.poll(time, slowly).not.toBe(before);

    const texts = new Map(
      clip.prompt.flatMap(({ texts }) => texts.map((one) => [one.language, one.text])),
    );
    const [en = '', zh = ''] = [texts.get('en'), texts.get('zh')];
    const forms = { English: en, 中文: zh, Both: `${en}\n\n${zh}` };
    for (const [form, text] of Object.entries(forms)) {
      expect(text).not.toBe('');
      await page.getByRole('button', { name: `Copy: ${form}`, exact: true }).click();
      await expect.poll(() => readClipboard(page), slowly).toBe(text);
    }

    const main = await shownWords(page.getByRole('main'));
    expect(main).toContain(clip.sourceNames.en);
    expect(main).toContain(clip.author);
    expect(main).toContain('15 Feb 2024');
    expect(main).toContain('the day is certain');
    expect(main).toContain('AI-generated 由 AI 生成');
  });

  test('the card itself copies the prompt', async () => {
    const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/');
    const card = page
      .locator('article')
      .filter({ has: page.getByRole('button', { name: /^Copy the prompt/ }) })
      .first();
    const slug = (await card.locator('h2 a').getAttribute('href'))?.split('/').at(-1) ?? '';
    await card.getByRole('button', { name: /^Copy the prompt/ }).click();
    const { clip } = await askApi<{ clip: ClipDetail }>(`/clips/${slug}`);
    const english = clip.prompt.map(
      ({ texts }) => texts.find((one) => one.language === 'en')?.text,
    );
    await expect.poll(() => readClipboard(page), slowly).toBe(english.join('\n\n'));
  });
});
