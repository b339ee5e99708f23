import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { ClipDetail, ClipPage, Neighbours } from '@/lib/clips/contracts.server';
import { ask, askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { cardSlugs, shownWords, slowly } from '../support/read-wall';

const browser = openBrowser();
const readers = { permissions: ['clipboard-read', 'clipboard-write'] };

function neighbours(page: Page) {
  return page.getByRole('navigation', { name: 'Previous and next clip' });
}

describe('a clip’s page', () => {
  test('previous and next stay inside the query one came from, by links and by keys', async () => {
    const query = 'source=researcher-x&hasPrompt=true';
    const { items } = await askApi<ClipPage>(`/clips?${query}&limit=200`);
    const slugs = items.map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThan(2);
    const page = await browser.visit();
    await page.goto(`/?${query}`);
    await page.locator('article h2 a').first().click();
    const isAt = (slug: string | undefined) =>
      page.waitForURL(
        (url) =>
          url.pathname === `/clips/${slug}` &&
          url.searchParams.get('hasPrompt') === 'true' &&
          url.searchParams.get('source') === 'researcher-x',
      );
    await isAt(slugs[0]);
    await neighbours(page).getByRole('link', { name: /^Next/ }).waitFor();
    expect(
      await neighbours(page)
        .getByRole('link', { name: /^Previous/ })
        .count(),
    ).toBe(0);
    await neighbours(page).getByRole('link', { name: /^Next/ }).click();
    await isAt(slugs[1]);
    await neighbours(page)
      .getByRole('link', { name: /^Previous/ })
      .waitFor();
    await page.keyboard.press('j');
    await isAt(slugs[2]);
    await neighbours(page)
      .getByRole('link', { name: /^Previous/ })
      .waitFor();
    await page.keyboard.press('k');
    await isAt(slugs[1]);
    const said = await askApi<Neighbours>(`/clips/${slugs[1]}/neighbours?${query}`);
    expect([said.previous?.slug, said.next?.slug]).toEqual([slugs[0], slugs[2]]);
  });

  test('the pages of all queries are the same bytes: neighbours come by the API', async () => {
    const [plain, queried] = await Promise.all(
      ['/clips/cat-on-bed', '/clips/cat-on-bed?q=cat'].map(async (path) =>
        (await ask(path)).text(),
      ),
    );
    const { next } = await askApi<Neighbours>('/clips/cat-on-bed/neighbours');
    const title = next?.titles.en ?? '';
    expect(title).not.toBe('');
    expect(plain).not.toContain(`Next: ${title}`);
    expect(queried).not.toContain('Next: ');
  });

  test('the key c copies the prompt, and not while one types', async () => {
    const page = await browser.visit(readers);
    await page.goto('/zh/clips/cat-on-bed');
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
    const chinese = clip.prompt[0]?.texts.find(({ language }) => language === 'zh')?.text;
    await page.getByRole('button', { name: /中文$/ }).first().waitFor();
    // Pressed again until somebody listens: the buttons may stand before the keys do.
    const press = async () => {
      await page.keyboard.press('c');
      return readClipboard(page);
    };
    await expect.poll(press, slowly).toBe(chinese);

    await page.evaluate(() => navigator.clipboard.writeText('as it was'));
    await page.keyboard.press('/');
    const field = page.getByRole('combobox');
    await field.waitFor();
    await page.keyboard.press('c');
    await expect.poll(() => field.inputValue()).toBe('c');
    expect(await readClipboard(page)).toBe('as it was');
  });

  test('related clips lead on, and are not the clip itself', async () => {
    const page = await browser.visit();
    await page.goto('/clips/cat-on-bed');
    const related = page.locator('section', {
      has: page.getByRole('heading', { name: 'Related clips' }),
    });
    const { items } = await askApi<ClipPage>('/clips/cat-on-bed/related');
    const slugs = await related
      .locator('article h2 a')
      .evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-1)),
      );
    expect(slugs).toEqual(items.map(({ slug }) => slug));
    expect(slugs).not.toContain('cat-on-bed');
    await related.locator('article h2 a').first().click();
    await page.waitForURL(`**/clips/${slugs[0]}`);
  });

  test('the stored original is downloaded, its credit beside it', async () => {
    const page = await browser.visit({ acceptDownloads: true });
    await page.goto('/clips/cat-on-bed');
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
    const original = clip.renditions.find(({ kind }) => kind === 'original');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: /Download the original/ }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^Cat .*AI-generated\)\.mp4$/);
    const saved = await readFile(await download.path());
    expect(saved.length).toBe(original?.sizeBytes);
    expect(saved).toEqual(await readFile(`${inject('gallery').folder}/originals/cat-on-bed.mp4`));

    const save = async (form: string) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: `Prompt and credit: ${form}` }).click();
      const text = await waiting;
      expect(text.suggestedFilename()).toMatch(new RegExp(`AI-generated\\)\\.${form}$`, 'i'));
      return readFile(await text.path(), 'utf8');
    };
    const credit = await save('TXT');
    expect(JSON.parse(await save('JSON'))).toMatchObject({
      slug: 'cat-on-bed',
      prompt: clip.prompt,
    });
    expect(credit).toContain('AI-generated 由 AI 生成');
    expect(credit).toContain(clip.prompt[0]?.texts[0]?.text);
    expect(credit).toContain(clip.sourceNames.zh);
  });

  test('a download may have any name: it is cleaned, and written as RFC 8187 has it', async () => {
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
    const address = clip.renditions.find(({ kind }) => kind === 'original')?.url;
    const name = '催主人起床 (1)/../猫.mp4';
    const reply = await ask(`${address}?download=${encodeURIComponent(name)}`);
    const disposition = reply.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.-]+$/,
    );
    const encoded = disposition.split("UTF-8''")[1] ?? '';
    expect(decodeURIComponent(encoded)).toMatch(/^催主人起床.*猫\.mp4$/);
    expect(decodeURIComponent(encoded)).not.toMatch(/[/\\]/);
    const credit = await ask('/clips/cat-on-bed/credit.txt');
    expect(credit.headers.get('content-disposition')).toBe('inline');
  });

  test('a prompt of several parts is numbered and copied in order', async () => {
    const page = await browser.visit(readers);
    await page.goto('/clips/tiktok-image-to-video-trio');
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/tiktok-image-to-video-trio');
    expect(clip.prompt.length).toBe(3);
    for (const number of [1, 2, 3]) {
      await page.getByRole('heading', { name: `Prompt ${number}`, exact: true }).waitFor();
    }
    await page.getByRole('button', { name: 'Copy: 中文', exact: true }).click();
    const chinese = clip.prompt.map(
      ({ texts }) => texts.find((one) => one.language === 'zh')?.text,
    );
    await expect.poll(() => readClipboard(page), slowly).toBe(chinese.join('\n\n'));
  });

  test('an unknown prompt is said to be unknown, and only the record is offered to copy', async () => {
    const page = await browser.visit();
    await page.goto('/clips/tr-title');
    const words = await shownWords(page.getByRole('main'));
    expect(words).toContain('The prompt was not published, or has not been found.');
    // What is known can still be cited.
    const copies = page.getByRole('button', { name: /^Copy:/ });
    expect(await copies.evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
      'Copy: More',
    ]);
  });

  test('every appearance stands there with its link, the origin first', async () => {
    const page = await browser.visit();
    await page.goto('/clips/tokyo-walk');
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/tokyo-walk');
    const rows = page.locator('[data-role]');
    expect(await rows.count()).toBe(clip.appearances.length);
    expect(clip.appearances.length).toBe(3);
    expect(await rows.first().getAttribute('data-role')).toBe('origin');
    for (const [position, { url }] of clip.appearances.entries()) {
      expect(await rows.nth(position).getByRole('link').getAttribute('href')).toBe(url);
    }
    const words = await shownWords(page.getByRole('main'));
    expect(words).toContain('18:14');
    expect(words).toContain('time from the post’s own id');
  });

  test('a clip there is not is a page of its own that leads to the wall', async () => {
    const page = await browser.visit({ faults: [/^answer: 404 .*\/clips\/nowhere$/] });
    const reply = await page.goto('/clips/nowhere');
    expect(reply?.status()).toBe(404);
    await page.getByRole('heading', { name: 'Nothing is filed under this address' }).waitFor();
    await page.getByRole('link', { name: 'Open the wall' }).click();
    await expect.poll(async () => (await cardSlugs(page)).length, slowly).toBe(48);
  });

  test('and so it is in Chinese', async () => {
    const page = await browser.visit({ faults: [/^answer: 404 .*\/zh\/clips\/nowhere$/] });
    const reply = await page.goto('/zh/clips/nowhere');
    expect(reply?.status()).toBe(404);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await page.getByRole('link', { name: '打开片段墙' }).click();
    await page.waitForURL('**/zh');
  });

  test('an address that no page has is answered in both languages', async () => {
    const page = await browser.visit({ faults: [/^answer: 404 .*\/no\/such\/page$/] });
    const reply = await page.goto('/no/such/page');
    expect(reply?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'Nothing is filed' }).waitFor();
    await page.locator('[lang="zh-Hans"]').getByRole('link', { name: '打开片段墙' }).click();
    await page.waitForURL('**/zh');
  });
});
