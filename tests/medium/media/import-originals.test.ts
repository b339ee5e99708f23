import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getClip } from '@/lib/clips/get-clip.server';
import type { Database } from '@/lib/db/database';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { describeEachEngine } from '../../support/databases';
import {
  countFiles,
  expectWholeStore,
  listFiles,
  listOriginals,
  makeOriginals,
  runMedia,
  type Surroundings,
} from './import-command';
import { takenFiles } from './taken-files';

let folder: string;
let originals: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-import-'));
  originals = await makeOriginals(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describeEachEngine('gallery media import', (_open, engine) => {
  let around: Surroundings;
  let database: Database;

  beforeAll(async () => {
    const address = await engine.address('seeded');
    database = await engine.open(address);
    around = { DATABASE_URL: address, MEDIA_STORE: join(folder, `store-${engine.engine}`) };
  });

  it('a dry run examines and stores nothing', async () => {
    const { code, output } = await runMedia(['import', originals, '--dry-run'], around);
    expect(output).toContain(
      'would store    lagos.mp4: the original of lagos (320 × 180, 2.0 s, h264, with sound',
    );
    expect(output).toContain('3 files: 3 would store.');
    expect(code).toBe(0);
    expect(await listOriginals(database)).toEqual([]);
    expect(await expectWholeStore(around.MEDIA_STORE, [])).toBe(0);
  });

  it('stores the whole folder with its facts, and says so again the second time', async () => {
    const version = await database.version();
    const first = await runMedia(['import', originals], around);
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('3 files: 3 stored.') });
    const rows = await listOriginals(database);
    expect(rows.map(({ slug, extension }) => `${slug}.${extension}`)).toEqual([
      'bling-zoo.webm',
      'lagos.mp4',
      'wolves.mp4',
    ]);
    const files = await listFiles(database);
    expect(await expectWholeStore(around.MEDIA_STORE, files)).toBe(countFiles(files));
    expect(files.filter(({ slug }) => slug === 'wolves').map(({ kind }) => kind)).toEqual([
      ...['original', 'poster', 'poster', 'preview', 'share-en', 'share-zh'],
      ...['storyboard', 'storyboard-vtt', 'video-fast'],
    ]);
    const lagos = await database.prisma.clip.findUniqueOrThrow({ where: { slug: 'lagos' } });
    expect(lagos).toMatchObject({ hasOriginal: true });
    expect(JSON.parse(lagos.card)).toMatchObject({ hasOriginal: true, standIn: false });
    const stored = await database.version();
    // Each original with what was made of it, then its pictures for previews.
    expect(stored).toBe(version + 6);

    // Known ones need no ffmpeg.
    const second = await runMedia(['import', originals], { ...around, PATH: '/nowhere' });
    expect(second.output).toContain('already there  lagos.mp4: the original of lagos');
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('3 already there.') });
    expect(await database.version()).toBe(stored);
  });

  it('stores a lost file again, and makes anew by a new recipe', async () => {
    const [row, , last] = await listOriginals(database);
    if (row === undefined) throw new Error('Nothing was stored.');
    const path = join(around.MEDIA_STORE, row.hash.slice(0, 2), `${row.hash}.${row.extension}`);
    await rm(path);
    // And what another recipe made is made anew.
    await database.write((writer) =>
      writer.run("UPDATE rendition SET recipe = '0' WHERE kind = 'original' AND hash = ?", [
        last?.hash ?? '',
      ]),
    );
    const { output } = await runMedia(['import', originals], around);
    expect(output).toMatch(/3 files: (?:2 renewed, 1 already there|1 already there, 2 renewed)\./);
    expect((await readFile(path)).length).toBe(row.size_bytes);
  });

  it('takes captions that a film carries, and those beside it before them', async () => {
    const spoken = await mkdtemp(join(folder, 'spoken-'));
    const film = takenFiles.find(({ what }) => what.startsWith('MP4 that carries captions'));
    await copyFile((await film?.make(spoken)) ?? '', join(spoken, 'duck-dragon.mp4'));
    const english = join(spoken, 'duck-dragon.en.vtt');
    const late = join(spoken, 'duck-dragon.fr.vtt');
    await writeFile(english, `WEBVTT\n\n00:00.200 --> 00:00.800\n<b onclick=x>Quack</b>\n`);
    await writeFile(late, `WEBVTT\n\n00:59.000 --> 01:00.000\nTrop tard\n`);
    const dry = await runMedia(['import', spoken, '--dry-run'], around);
    expect(dry.output).toContain('would store    duck-dragon.en.vtt: captions of duck-dragon in');
    const { code, output } = await runMedia(['import', join(spoken, 'duck-dragon.mp4')], around);
    expect(output).toContain(
      'stored         duck-dragon.en.vtt: captions of duck-dragon in English',
    );
    expect(output).toMatch(/^refused {8}duck-dragon\.fr\.vtt: its first line comes after 59\.0 s/m);
    expect(code).toBe(1);
    const listed = async () => {
      const { clip } = await getClip(database, 'duck-dragon');
      return clip.renditions
        .filter(({ kind }) => kind === 'captions')
        .map(({ language, type, url }) => ({ language, type, key: url.split('/').at(-1) ?? '' }));
    };
    const captions = await listed();
    expect(captions.map(({ language, type }) => `${language} ${type}`)).toEqual([
      'en text/vtt; charset=utf-8',
      'zh text/vtt; charset=utf-8',
    ]);
    const store = makeDiskStore(around.MEDIA_STORE);
    const [said, carried] = await Promise.all(
      captions.map(async ({ key }) =>
        Buffer.from((await store.read(key)) as Uint8Array).toString(),
      ),
    );
    expect(said).toBe('WEBVTT\n\n00:00:00.200 --> 00:00:00.800\nQuack\n');
    expect(carried).toBe('WEBVTT\n\n00:00:00.100 --> 00:00:00.900\n1 &lt; 2, said she (chi)\n');

    await rm(late);
    await writeFile(english, `WEBVTT\n\n00:00.200 --> 00:00.800\nQuack, quack\n`);
    const again = await runMedia(['import', english], around);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('1 file: 1 stored.') });
    expect((await listed()).map(({ language }) => language)).toEqual(['en', 'zh']);
    expect(await store.stat(captions[0]?.key ?? '')).toBeNull();
    const known = await runMedia(['import', spoken], around);
    expect(known.output).toContain('already there  duck-dragon.en.vtt');
    const files = await listFiles(database);
    await expectWholeStore(around.MEDIA_STORE, files);
  });

  it('refuses captions of a clip that has no original here', async () => {
    const alone = join(await mkdtemp(join(folder, 'alone-')), 'museum-fly-through.vtt');
    await writeFile(alone, 'WEBVTT\n\n00:00.200 --> 00:00.800\nHush\n');
    const { code, output } = await runMedia(['import', alone], around);
    expect(output).toContain('no original of museum-fly-through is stored');
    expect(code).toBe(1);
  });

  it('refuses what is no clip, each with its reason, and stores the rest', async () => {
    const mixed = await mkdtemp(join(folder, 'mixed-'));
    await copyFile(join(originals, 'wolves.mp4'), join(mixed, 'cat-on-bed.mp4'));
    await writeFile(join(mixed, 'duck-dragon.mp4'), '<!DOCTYPE html><p>404</p>');
    const lagos = await readFile(join(originals, 'lagos.mp4'));
    await writeFile(join(mixed, 'dogs-downtown.mp4'), lagos.subarray(0, 9000));
    await writeFile(join(mixed, 'wolvse.mp4'), lagos);
    await writeFile(join(mixed, 'nobody-knows-this-name.mp4'), lagos);
    await writeFile(join(mixed, 'red\u001b[31m.mp4'), lagos);
    await writeFile(join(mixed, '.hidden.mp4'), lagos);
    const { code, output } = await runMedia(['import', mixed, join(mixed, 'absent.mp4')], around);
    expect(code).toBe(1);
    expect(output).toMatch(/^stored {9}cat-on-bed\.mp4: /m);
    expect(output).toMatch(/^refused {8}duck-dragon\.mp4: it is an HTML page, not a clip/m);
    expect(output).toMatch(/^refused {8}dogs-downtown\.mp4: it is cut off: /m);
    expect(output).toMatch(/^refused {8}wolvse\.mp4: there is no clip wolvse; "wolves" perhaps/m);
    expect(output).toMatch(
      /^refused {8}nobody-knows-this-name\.mp4: .* --match or --clip SLUG would be right/m,
    );
    expect(output).toContain('red\\u{1b}[31m.mp4');
    expect(output).not.toContain('\u001b[31m');
    expect(output).not.toContain('hidden');
    expect(output).toContain('7 files: 1 stored, 6 refused.');
    const files = await listFiles(database);
    expect(await expectWholeStore(around.MEDIA_STORE, files)).toBe(countFiles(files));
  });

  it('--clip names the clip of one file', async () => {
    const file = join(originals, 'lagos.mp4');
    const { code } = await runMedia(['import', file, '--clip', 'leaf-trains'], around);
    expect(code).toBe(0);
    const slugs = (await listOriginals(database)).map(({ slug }) => slug);
    expect(slugs).toContain('leaf-trains');
    const many = await runMedia(['import', originals, '--clip', 'leaf-trains'], around);
    expect(many).toMatchObject({
      code: 2,
      output: expect.stringContaining('exactly one film, not 3'),
    });
    const nobody = await runMedia(['import', file, '--clip', '../../x'], around);
    expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('there is no clip') });
  });
});

it.each([
  [[], 2, 'media VERB …\n\n  import'],
  [['import'], 2, 'at least one folder or file'],
  [['export', 'x'], 2, 'media has no verb "export"'],
  [['import', 'x', '--force'], 2, "Unknown option '--force'"],
  [['--help'], 0, 'media VERB …\n\n  import'],
  [['import', '--help'], 0, 'Ends with 0 when'],
])('media %j ends with %d', async (args, code, words) => {
  const ended = await runMedia(args, { DATABASE_URL: 'file:absent', MEDIA_STORE: 'absent' });
  expect(ended).toMatchObject({ code, output: expect.stringContaining(words) });
});
