import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeOriginal } from '../support/make-original';
import { type GalleryPlace, placeIn, runGallery } from '../support/serve-gallery';
import { listenToCommands, runBare } from './bare-commands';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnishSeeded } from './furnish-seeded';
import { median } from './measure-rate';

const ROUNDS = 3;

const fileOf = ({ databaseUrl }: GalleryPlace) => databaseUrl.replace(/^file:/, '');

/** Films named after clips of the seed, where nobody named a folder of them. */
async function makeFilms(folder: string): Promise<string> {
  mkdirSync(folder);
  await makeOriginal(join(folder, 'lagos.mp4'), { seconds: 8, size: '1280x720' });
  await makeOriginal(join(folder, 'wolves.mp4'), { seconds: 8, size: '1920x1080' });
  return folder;
}

/**
 * `media import` of a folder, one film after another into an empty store, by turns with the commands
 * of ffmpeg and ffprobe that it ran, alone: what is left is hashing, storing, noting, drawing.
 */
export async function measureFilmImport(options: BenchOptions): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(options.folder, 'film-import-'));
  const seeded = await furnishSeeded({ ...options, folder });
  const films = options.films ?? (await makeFilms(join(folder, 'films')));
  const paths = readdirSync(films)
    .filter((name) => /\.(?:mp4|webm)$/.test(name))
    .sort()
    .map((name) => join(films, name));
  const seconds = { ours: [] as number[], bare: [] as number[] };
  let programs = 0;
  for (let round = 0; round < Math.min(options.rounds, ROUNDS); round += 1) {
    const own = join(folder, `round-${round}`);
    mkdirSync(own);
    const place = placeIn(own);
    copyFileSync(fileOf(seeded), fileOf(place));
    const listener = await listenToCommands(join(own, 'programs'));
    const started = performance.now();
    const env = { PATH: listener.path };
    await runGallery(place, ['media', 'import', ...paths, '--concurrency', '1'], env);
    seconds.ours.push((performance.now() - started) / 1000);
    const commands = await listener.stop();
    programs = commands.length;
    seconds.bare.push(await runBare(commands, paths, join(own, 'bare')));
    rmSync(own, { recursive: true, force: true });
  }
  const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  const what = `media import, ${paths.length} films (${megabytes.toFixed(1)} MB)`;
  const beside = `its ${programs} commands of ffmpeg, bare`;
  const [ours, bare] = [median(seconds.ours), median(seconds.bare)];
  return [lineOf('4.1', [what, ours], [beside, bare], 's', 'near 1')];
}
