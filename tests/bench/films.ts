import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeOriginal } from '../support/make-original';
import { runGallery, serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { measureFilmImport } from './film-import';
import { furnish } from './front';
import { median } from './measure-rate';
import { openChromium, openPage } from './open-chromium';
import { measureRanges, storeNoise } from './ranges';

/** A page with nothing on it but a `<video>` of a file and a button that plays it. */
async function serveBarePage(file: string) {
  const html = `<!doctype html><title>bare</title><video src="${file}" preload="none" muted playsinline></video>
<button title="Play" onclick="document.querySelector('video').play()">Play</button>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Milliseconds from a click on “Play” to the first picture, on a page nobody has been on. */
async function measureClick(browser: Browser, address: string): Promise<number> {
  const { page } = await openPage(browser);
  try {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      const seen = new Promise<number>((resolve) => {
        // What a page at rest is clicked for is held from other listeners until it is awake.
        window.addEventListener(
          'pointerup',
          ({ timeStamp }) =>
            document
              .querySelector('video')
              ?.requestVideoFrameCallback((now) => resolve(now - timeStamp)),
          { capture: true, once: true },
        );
      });
      Object.assign(window, { seen });
    });
    await page.getByTitle('Play', { exact: true }).click();
    return await page.evaluate(() => (window as unknown as { seen: Promise<number> }).seen);
  } finally {
    await page.context().close();
  }
}

/** Click to first frame in Chromium, by turns with a bare `<video>` on the same file (16). */
async function measurePlay(
  { folder, rounds }: BenchOptions,
  origin: string,
  importFilm: (path: string, slug: string) => Promise<unknown>,
): Promise<BenchLine[]> {
  const list = await fetch(`${origin}/api/v1/clips?limit=1`);
  const { items } = (await list.json()) as { items: { slug: string }[] };
  const slug = items[0]?.slug ?? '';
  const path = join(folder, 'film.mp4');
  await makeOriginal(path, { seconds: 10, size: '1280x720' });
  await importFilm(path, slug);
  const { clip } = (await (await fetch(`${origin}/api/v1/clips/${slug}`)).json()) as {
    clip: { renditions: { kind: string; url: string }[] };
  };
  const file = clip.renditions.find(({ kind }) => kind === 'original')?.url ?? '';
  const bare = await serveBarePage(origin + file);
  const browser = await openChromium();
  const times = { ours: [] as number[], theirs: [] as number[] };
  try {
    // The first of each is for warming up.
    for (let round = -1; round < Math.max(3, rounds); round += 1) {
      const ours = await measureClick(browser, `${origin}/clips/${slug}`);
      const theirs = await measureClick(browser, bare.origin);
      if (round < 0) continue;
      times.ours.push(ours);
      times.theirs.push(theirs);
    }
  } finally {
    await browser.close();
    bare.stop();
  }
  const beside: [string, number] = ['bare <video>', median(times.theirs)];
  return [
    lineOf('16', ['click to first frame', median(times.ours)], beside, 'ms', '≤ 100 ms more'),
  ];
}

/**
 * Films: their import beside the bare commands it runs (issue 4), ranges and whole files beside nginx
 * (10), click to first frame (16). Needs a build.
 */
export async function measureFilms(options: BenchOptions): Promise<BenchLine[]> {
  const imported = await measureFilmImport(options);
  const place = await furnish(options);
  const noise = await storeNoise(place.mediaStore, options.folder);
  const gallery = await serveGallery(place);
  try {
    const lines = await measureRanges(options, gallery.origin, noise.path);
    // A database that is only read cannot be given a film.
    if (options.database !== null) return [...imported, ...lines];
    const importFilm = (path: string, slug: string) =>
      runGallery(place, ['media', 'import', path, '--clip', slug]);
    return [...imported, ...lines, ...(await measurePlay(options, gallery.origin, importFilm))];
  } finally {
    await gallery.stop();
  }
}
