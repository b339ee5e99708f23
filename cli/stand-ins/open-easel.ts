import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';

/** What is drawn: a composed shader with its inks, at one size, at some moments of its loop. */
export type Sitting = {
  source: string;
  tones: readonly (readonly [number, number, number])[];
  accent: readonly [number, number, number];
  width: number;
  height: number;
  phases: readonly number[];
};

/** One browser with one page that draws; `draw` gives raw RGBA frames one after another, bottom row first. */
export type Easel = { draw(sitting: Sitting): Promise<Buffer>; close(): Promise<void> };

/** The words on the picture's lower edge, in units of a picture 270 high. */
export const label = {
  text: 'STAND-IN 替身',
  font: "'Noto Sans Mono CJK SC', monospace",
  size: 9.5,
  left: 9,
  bottom: 9,
  opacity: 0.86,
};

const flags = [
  '--no-sandbox',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/**
 * Two renderers in software, so that no graphics card decides the picture: Mesa's llvmpipe, which is
 * several times as fast, and Chromium's own SwiftShader where Mesa is missing.
 */
const renderers = [
  {
    name: 'llvmpipe',
    flags: ['--use-angle=gl-egl'],
    env: { LIBGL_ALWAYS_SOFTWARE: '1', EGL_PLATFORM: 'surfaceless' },
  },
  {
    name: 'SwiftShader',
    flags: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: {},
  },
];

const unpack = promisify(inflate);
const framesAtOnce = 24;

/** Starts Chromium headless with the first software WebGL2 that answers; refuses when none does. */
export async function openEasel(): Promise<Easel> {
  for (const renderer of renderers) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [...flags, ...renderer.flags],
      env: { ...process.env, ...renderer.env },
    });
    const page = await browser.newPage();
    await page.setContent(readFileSync(join(import.meta.dirname, 'easel.html'), 'utf8'));
    const answered = await page.evaluate(() =>
      (window as unknown as { rendererName(): string }).rendererName(),
    );
    if (answered.includes(renderer.name)) return easelOn(browser, page);
    await browser.close();
  }
  throw new Error('Chromium has neither llvmpipe nor SwiftShader here');
}

function easelOn(browser: Browser, page: Page): Easel {
  return {
    async draw(sitting) {
      const { width, height, phases } = sitting;
      const frames: Buffer[] = [];
      for (let first = 0; first < phases.length; first += framesAtOnce) {
        const order = { ...sitting, label, phases: phases.slice(first, first + framesAtOnce) };
        const packed = await page.evaluate(
          (sent) => (window as unknown as { draw(order: unknown): Promise<string> }).draw(sent),
          order,
        );
        frames.push(await unpack(Buffer.from(packed, 'base64')));
      }
      const whole = Buffer.concat(frames);
      if (whole.length !== width * height * 4 * phases.length) throw new Error('frames were lost');
      return whole;
    },
    close: () => browser.close(),
  };
}
