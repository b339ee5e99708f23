import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { galleryEnvironment, placeIn, runGallery } from '../../support/serve-gallery';

const usage = `npm run soak:crawl -- [--hours N] [--seed N]

A day of crawling (24 hours) in some minutes: two processes of "crawl watch" share one database and read
feeds of a world on this machine's loopback (healthy, broken, gone, busy, silent, forbidden, harmful),
by a clock that leaps to whatever falls due next. One of the two is killed (SIGKILL) at random moments
and another started. Prints the log and what came of it; ends with 1 when an entry was lost or is in
the inbox twice.`;

const HOUR_MS = 3_600_000;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '24' },
      seed: { type: 'string', default: '7' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-soak-crawl-'));
  const place = placeIn(folder);
  const clock = join(folder, 'clock');
  writeFileSync(clock, '0');
  try {
    await runGallery(place, ['migrate']);
    await runGallery(place, ['seed']);
    process.env.LEAP_CLOCK = clock;
    // Before anything else is loaded: what sleeps is to sleep by this clock.
    const { leapTo } = await import('./leap-clock');
    const { crawlDay } = await import('./crawl-day');
    leapTo(Math.ceil(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS);
    const env = { ...galleryEnvironment(place), LEAP_CLOCK: clock };
    const lengthMs = Number(values.hours) * HOUR_MS;
    return await crawlDay({ place, env, lengthMs, seed: Number(values.seed), leapTo });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

process.exitCode = await run();
