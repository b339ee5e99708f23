import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { THEME_KEY } from '@/components/layout/theme-script';

// `npm run pictures -- http://localhost:3000` takes the README's pictures and the share card from a
// gallery that is open. To be run after a change of looks; what it writes is committed.

interface Picture {
  file: string;
  path: string;
  width: number;
  height: number;
  scheme: 'dark' | 'light';
}

/** JPEG: half the weight of PNG for pictures made mostly of pictures. */
const QUALITY = 82;

const PICTURES: Picture[] = [
  { file: 'docs/wall.jpg', path: '/', width: 1440, height: 900, scheme: 'dark' },
  { file: 'docs/wall-zh.jpg', path: '/zh?sort=oldest', width: 1440, height: 900, scheme: 'light' },
  { file: 'docs/watch.jpg', path: '/clips/tokyo-walk', width: 1440, height: 900, scheme: 'dark' },
  { file: 'docs/phone.jpg', path: '/zh', width: 390, height: 844, scheme: 'dark' },
  { file: 'app/[locale]/share-card.jpg', path: '/', width: 1200, height: 630, scheme: 'dark' },
];

const { positionals } = parseArgs({ allowPositionals: true });
const [origin] = positionals;
if (origin === undefined || !URL.canParse(origin)) {
  console.error('Which gallery? npm run pictures -- http://localhost:3000');
  process.exit(2);
}

mkdirSync('docs', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const { file, path, width, height, scheme } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.addInitScript(([key, theme]) => localStorage.setItem(key, theme), [
    THEME_KEY,
    scheme,
  ] as const);
  await page.goto(new URL(path, origin).href, { waitUntil: 'networkidle' });
  await page.screenshot({ path: file, type: 'jpeg', quality: QUALITY });
  console.log(file);
  await page.close();
}
await browser.close();
