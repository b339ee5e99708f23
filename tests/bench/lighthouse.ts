import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveGallery } from '../support/serve-gallery';
import { findFreePort } from '../support/test-postgres';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnishSeeded } from './furnish-seeded';
import { median } from './measure-rate';

const PAGES: [name: string, path: string][] = [
  ['wall', '/'],
  ['clip', '/clips/tokyo-walk'],
  ['comparison', '/compare?clips=duck-dragon,duck-dragon-better'],
  ['explainers', '/explainers'],
];

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const CHROME = '--headless=new --no-sandbox --disable-gpu --disable-quic';

/** What Lighthouse says of a page on a phone. */
interface Report {
  scores: number[];
  paintMs: number;
  blockedMs: number;
}

async function askLighthouse(url: string, file: string): Promise<Report> {
  await promisify(execFile)(
    'lighthouse',
    [url, '--quiet', `--chrome-flags=${CHROME}`, '--output=json', `--output-path=${file}`],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' } },
  );
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as {
    categories: Record<string, { score: number }>;
    audits: Record<string, { numericValue: number }>;
  };
  const figure = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    scores: CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
    paintMs: figure('largest-contentful-paint'),
    blockedMs: figure('total-blocking-time'),
  };
}

/** A page of plain HTML with the pictures of a wall, as the wall asks for them; answers its files too. */
async function servePlain(origin: string) {
  const wall = await (await fetch(origin)).text();
  const pictures = [...wall.matchAll(/<picture>.*?<\/picture>/gs)].map(([picture]) => picture);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Posters</title>
<meta name="viewport" content="width=device-width"><style>body{margin:16px;font:16px Georgia}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));gap:16px}
img{width:100%;aspect-ratio:16/9;object-fit:cover}p{margin:0}</style><h1>Posters</h1><main>
${pictures.map((picture) => `<div>${picture}<p>A title</p></div>`).join('\n')}</main></html>`;
  const server = createServer(async ({ url = '/' }, response) => {
    if (url === '/') return response.setHeader('content-type', 'text/html').end(html);
    const file = await fetch(origin + url);
    response.statusCode = file.status;
    response.setHeader('content-type', file.headers.get('content-type') ?? 'text/plain');
    response.end(Buffer.from(await file.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => server.close(),
  };
}

/**
 * Lighthouse on a phone, three times each (14), and the wall's paint and blocking beside plain HTML
 * with the same posters (13). Needs a build, and the program `lighthouse`; without it nothing is told.
 */
export async function measureLighthouse(options: BenchOptions): Promise<BenchLine[]> {
  const hasIt = await promisify(execFile)('lighthouse', ['--version']).catch(() => null);
  if (hasIt === null) {
    console.log('14  lighthouse is not installed here (npm install --global lighthouse)');
    return [];
  }
  const place = await furnishSeeded(options);
  // It tells a port only where it has no public address; pages are judged with one.
  const port = await findFreePort();
  const PUBLIC_URL = `http://localhost:${port}`;
  const gallery = await serveGallery(place, { PORT: String(port), PUBLIC_URL });
  const plain = await servePlain(gallery.origin);
  const lines: BenchLine[] = [];
  const askOften = async (name: string, url: string) => {
    const reports: Report[] = [];
    for (let run = 0; run < Math.min(options.rounds, 3); run += 1) {
      const report = await askLighthouse(url, join(options.folder, `${name}-${run}.json`));
      console.log(`     ${name}: ${report.scores.join(' / ')}`);
      reports.push(report);
    }
    return reports;
  };
  try {
    const of = (reports: Report[], name: 'paintMs' | 'blockedMs') =>
      median(reports.map((report) => report[name]));
    const still = await askOften('plain', plain.origin);
    for (const [name, path] of PAGES) {
      const reports = await askOften(name, gallery.origin + path);
      for (const [at, category] of CATEGORIES.entries()) {
        const score = median(reports.map(({ scores }) => scores[at] ?? 0));
        const wanted = category === 'performance' ? 99 : 100;
        lines.push(lineOf('14', [`${name}, ${category}`, score], ['wanted', wanted], '', '≥ 1'));
      }
      if (name !== 'wall') continue;
      const [paint, base] = [of(reports, 'paintMs'), of(still, 'paintMs')];
      lines.push(
        lineOf('13', ['wall, largest paint', paint], ['plain HTML', base], 'ms', '≤ 1.25'),
      );
      const [blocked, none] = [of(reports, 'blockedMs'), of(still, 'blockedMs')];
      lines.push(
        lineOf('13', ['wall, blocked', blocked], ['plain HTML, and 1', none + 1], 'ms', '≤ 1.25'),
      );
    }
    return lines;
  } finally {
    plain.stop();
    await gallery.stop();
  }
}
