import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { cardSlugs, slowly } from '../support/read-wall';

const browser = openBrowser();

describe('both languages', () => {
  test('each has its address, says its language, and speaks it', async () => {
    const page = await browser.visit();
    await page.goto('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText('166 clips', { exact: true }).waitFor();
    const english = await cardSlugs(page);
    await page.goto('/zh');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await page.getByText('166 个片段', { exact: true }).waitFor();
    expect(await cardSlugs(page)).toEqual(english);
  });

  test.each([
    ['the wall', '/?source=official-page&q=cat', '/zh?source=official-page&q=cat'],
    ['a clip', '/clips/cat-on-bed?q=cat', '/zh/clips/cat-on-bed?q=cat'],
    ['a quiet page', '/explainers?kind=paper', '/zh/explainers?kind=paper'],
  ])('the switch keeps the place: %s', async (_, english, chinese) => {
    const page = await browser.visit();
    const place = () => {
      const { pathname, searchParams } = new URL(page.url());
      searchParams.sort();
      return `${pathname}?${searchParams}`;
    };
    const sorted = (address: string) => {
      const url = new URL(address, 'http://localhost');
      url.searchParams.sort();
      return `${url.pathname}?${url.searchParams}`;
    };
    await page.goto(english);
    await page.getByRole('link', { name: '中文' }).first().click();
    await expect.poll(place, slowly).toBe(sorted(chinese));
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await page.getByRole('link', { name: 'English' }).first().click();
    await expect.poll(place, slowly).toBe(sorted(english));
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('the switch is remembered where one arrives, and only there', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL('**/zh');
    await page.goto('about:blank');
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/zh');
    await page.goto('/clips/cat-on-bed');
    expect(new URL(page.url()).pathname).toBe('/clips/cat-on-bed');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('each wording of a prompt says its language', async () => {
    const page = await browser.visit();
    await page.goto('/clips/cat-on-bed');
    const english = page.locator('main [lang="en"]', { hasText: 'A cat waking up its sleeping' });
    expect(await english.count()).toBeGreaterThan(0);
    const chinese = page.locator('main [lang="zh-Hans"]', { hasText: '猫' });
    expect(await chinese.count()).toBeGreaterThan(0);
    await page.getByText('as published').first().waitFor();
  });

  test('only the door itself leads elsewhere by Accept-Language', async () => {
    const chinese = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' };
    const door = await ask('/', { headers: chinese });
    expect(door.status).toBe(307);
    expect(door.headers.get('location')).toMatch(/^(http:\/\/localhost:\d+)?\/zh$/);
    for (const name of ['Accept-Language', 'Cookie']) {
      expect(door.headers.get('vary')?.toLowerCase()).toContain(name.toLowerCase());
    }
    const english = await ask('/', { headers: { 'accept-language': 'en-GB' } });
    expect(english.status).toBe(200);
    expect(english.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    for (const path of ['/?q=cat', '/clips/cat-on-bed', '/explainers', '/about']) {
      const reply = await ask(path, { headers: chinese });
      expect(reply.status, path).toBe(200);
      expect(await reply.text(), path).toMatch(/<html[^>]* lang="en"/);
    }
    const other = await ask('/zh', { headers: { 'accept-language': 'en' } });
    expect(other.status).toBe(200);
  });

  test('a Chinese browser arrives in Chinese and can go to English', async () => {
    const page = await browser.visit({ locale: 'zh-CN' });
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/zh');
    await page.getByRole('link', { name: 'English' }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('the English address with a prefix is the one without', async () => {
    const reply = await ask('/en/clips/cat-on-bed?q=cat');
    expect(reply.status).toBe(308);
    expect(reply.headers.get('location')).toMatch(/\/clips\/cat-on-bed\?q=cat$/);
  });
});
