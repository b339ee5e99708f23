import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { openBrowser } from '../support/open-browser';
import { wakeWall } from '../support/read-wall';

const browser = openBrowser();

interface Place {
  name: string;
  path: string;
  isPhone?: boolean;
  /** Whether it is looked at in every look. */
  isInBoth?: boolean;
  /** Brings the page into the state that is looked at. */
  act?: (page: Page) => Promise<void>;
  faults?: RegExp[];
}

async function openFilters(page: Page): Promise<void> {
  const opener = page.locator('button[popovertarget="filters"]:not([popovertargetaction])');
  await opener.click();
  await page.locator('#filters').waitFor({ state: 'visible' });
}

const places: Place[] = [
  { name: 'the wall', path: '/', isInBoth: true },
  { name: 'the wall on a phone', path: '/', isPhone: true, isInBoth: true },
  {
    name: 'the wall searched and filtered, some clips chosen, about to be saved',
    path: '/?q=cat&source=official-page&term=-neon',
    act: chooseAndSave,
  },
  { name: 'the wall with nothing on it', path: '/?q=xylophonist&hasPrompt=true' },
  { name: 'the wall with a notice', path: '/?since=2024-13-45' },
  { name: 'the filters on a phone', path: '/', isPhone: true, act: openFilters },
  { name: 'a clip, all about to be shared', path: '/clips/cat-on-bed', act: openShare },
  { name: 'a clip that plays', path: '/clips/cat-on-bed', act: play, isInBoth: true },
  {
    name: 'a clip on a phone, its prompt about to be copied',
    path: '/clips/tokyo-walk',
    isPhone: true,
    act: openCopyMenu,
  },
  { name: 'a clip of several prompts', path: '/clips/tiktok-image-to-video-trio', isInBoth: true },
  {
    name: 'a clip whose prompt is unknown, about to be put on a list',
    path: '/clips/tr-title',
    act: openLists,
  },
  { name: 'a poster', path: '/clips/tr-title', isPhone: true, act: openPoster },
  { name: 'a comparison by a line', path: '/compare?clips=tokyo-walk,cat-on-bed&view=wipe' },
  { name: 'what can be compared', path: '/compare?clips=tokyo-walk' },
  { name: 'the explainers, filtered', path: '/explainers?language=zh', isInBoth: true },
  { name: 'the timeline', path: '/timeline' },
  { name: 'the vocabulary', path: '/vocabulary', isInBoth: true },
  { name: 'a term', path: '/vocabulary/neon' },
  { name: 'a source', path: '/sources/openai-tiktok' },
  { name: 'a batch', path: '/batches/openai-tiktok-2024-02-24' },
  { name: 'the sources', path: '/sources' },
  { name: 'the collections', path: '/collections' },
  { name: 'a collection', path: '/collections', act: openFirstCollection },
  { name: 'about', path: '/about' },
  { name: 'the API’s documentation', path: '/docs/api' },
  { name: 'what a wall can be taken along as', path: '/?source=artist', act: openOutputs },
  { name: 'the palette', path: '/', act: searchInPalette },
  { name: 'the palette on a phone', path: '/', isPhone: true, act: searchInPalette },
  { name: 'the shortcuts', path: '/', act: (page) => openDialog(page, '?') },
  { name: 'the favourites', path: '/favourites', act: keepSomething },
  { name: 'a suggestion', path: '/suggest' },
  { name: 'a report', path: '/report?clip=cat-on-bed' },
  { name: 'a shared list', path: '/list?clips=cat-on-bed,no-such-clip' },
  { name: 'that there is no network', path: '/offline' },
  { name: 'nothing filed', path: '/no/such/page', faults: [/^answer: 404/] },
  { name: 'an author', path: '/authors/bill-peebles' },
];

async function openDialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
}

async function searchInPalette(page: Page): Promise<void> {
  await openDialog(page, '/');
  await page.getByRole('dialog').getByRole('combobox').fill('neon');
  await page.getByRole('option').nth(4).waitFor();
}

async function keepSomething(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list = (id: string, name: string) => ({ id, name, clips: ['cat-on-bed', 'gone'] });
    const lists = [list('favourites', ''), list('a', 'Mine')];
    const views = [{ id: 'b', name: 'Neon', search: 'q=neon' }];
    const shelf = { format: 'promptreel-shelf', version: 1, lists, views };
    localStorage.setItem('promptreel-shelf', JSON.stringify(shelf));
  });
  await page.reload();
  await page.getByRole('region', { name: 'Mine' }).getByRole('link').first().waitFor();
}

async function chooseAndSave(page: Page): Promise<void> {
  await wakeWall(page);
  for (const at of [0, 1]) {
    await page.locator('article h2 a').nth(at).focus();
    await page.keyboard.press('x');
  }
  await page.getByRole('region', { name: /^(Chosen clips|已选片段)$/ }).waitFor();
  await page.getByRole('button', { name: /^(Save this search|存下此搜索)$/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function openShare(page: Page): Promise<void> {
  await page.locator('summary', { hasText: /^(Share|分享)$/ }).click();
  await page.getByRole('textbox', { name: /^(Embed|嵌入)$/ }).waitFor();
}

async function openPoster(page: Page): Promise<void> {
  await openShare(page);
  await page.getByRole('button', { name: /^(Poster with a code|二维码海报)$/ }).click();
  await page.getByRole('dialog').getByRole('img').waitFor();
}

async function openCopyMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Copy: More|复制: 更多)$/ }).click();
  await page.getByRole('menu').waitFor();
}

async function openLists(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Lists|片单)$/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function openOutputs(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Subscribe, export|订阅与导出)$/ }).click();
  await page.getByRole('region', { name: /^(These clips, elsewhere|把这些片段带走)$/ }).waitFor();
}

async function play(page: Page): Promise<void> {
  await page.locator('[data-vjs-player] video').evaluate((video: HTMLVideoElement) => video.play());
  await page.locator('.vjs-control-bar').waitFor();
}

async function openFirstCollection(page: Page): Promise<void> {
  await page.locator('main a[href*="/collections/"]').first().click();
  await page.waitForURL('**/collections/*');
}

const looks: { language: Locale; theme: string }[] = [
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
];
// Colours and words come from the same few places everywhere: most pages are looked at in one look, by turns.
const sights = places.flatMap((place, at) =>
  looks
    .filter((_, nth) => place.isInBoth || nth === at % looks.length)
    .map((look) => ({ ...place, ...look })),
);

/**
 * All of axe's rules over a page. Beside violations it describes one place a rule, not thousands,
 * and ends in the page itself: on the longest pages that took three quarters of the time.
 */
function lookAt(page: Page) {
  // Frames of other origins would be left out; no page here has one.
  expect(page.frames()).toHaveLength(1);
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
}

describe('axe finds nothing', () => {
  test.each(sights)('on $name ($language, $theme)', async (sight) => {
    const { path, isPhone, act, faults = [], language, theme } = sight;
    const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 900 };
    // Nothing is caught halfway through a fade.
    const page = await browser.visit({ viewport, faults, reducedMotion: 'reduce' });
    await page.addInitScript((chosen) => localStorage.setItem('promptreel-theme', chosen), theme);
    await page.goto(localePath(language, path));
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
    if (act) {
      await page.waitForLoadState('networkidle');
      await act(page);
    }
    const { violations, passes } = await lookAt(page);
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
    expect(found).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
  });
});
