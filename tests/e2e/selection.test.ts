import { expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

test('clips are chosen in their corners, copied as a list, and given back', async () => {
  const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/?source=official-page');
  const corner = (slug: string) => page.locator(`[data-slug="${slug}"]`).getByRole('checkbox');
  const bar = page.getByRole('region', { name: 'Chosen clips' });
  // The first press comes before any script of the page has run.
  for (const slug of ['tokyo-walk', 'cat-on-bed']) {
    await page.locator(`[data-slug="${slug}"]`).scrollIntoViewIfNeeded();
    await corner(slug).click();
    await expect.poll(() => corner(slug).isChecked(), slowly).toBe(true);
  }
  await bar.getByText('2 chosen').waitFor();
  await bar.getByRole('button', { name: /^Copy/ }).first().click();
  await expect.poll(() => readClipboard(page), slowly).toContain('neon');
  expect(await readClipboard(page)).toMatch(/Tokyo[\s\S]*cat/i);

  await bar.getByRole('button', { name: 'Clear' }).click();
  expect(await corner('tokyo-walk').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await bar.getByText('2 chosen').waitFor();
  await corner('tokyo-walk').click();
  await bar.getByText('1 chosen').waitFor();
});
