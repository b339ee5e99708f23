import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rooms } from '@/lib/api/api-route';
import { MOST_CLIPS } from '@/lib/api/plan-download.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { layerStores } from '@/lib/media/layer-stores.server';
import { describeEachEngine } from '../../support/databases';
import { noteOriginal } from '../../support/note-original';
import { askRooms, openRooms } from '../../support/open-rooms';
import { readZip } from '../../support/read-zip';

const FILM_BYTES = 3_000_000;

describeEachEngine('clips as a ZIP', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-download-'));
  const disk = makeDiskStore(folder);
  const film = randomBytes(FILM_BYTES);
  let rooms: Rooms;

  beforeAll(async () => {
    const database = await open('seeded');
    const bytes = (async function* () {
      yield film;
    })();
    const { hash, sizeBytes } = await disk.put(bytes, 'mp4');
    for (const slug of ['cat-on-bed', 'wooly-mammoth'])
      await noteOriginal(database, slug, { hash, sizeBytes });
    const media = layerStores(disk, makeFlatReader('seed/media'));
    rooms = { ...openRooms(database).rooms, media: () => media };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ask = (search: string) => askRooms(rooms, `/api/v1/download.zip?${search}`);
  const unzip = async (search: string) => {
    const { status, headers, body } = await ask(search);
    expect(status).toBe(200);
    const zip = new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
    expect(headers['content-length']).toBe(String(zip.length));
    const files = readZip(zip);
    const manifest = JSON.parse(files[0]?.bytes.toString() ?? '');
    return { headers, files, manifest, names: files.map(({ name }) => name) };
  };

  it('holds a clip’s original as it is, with its prompt and credit beside it', async () => {
    const { files, names, headers } = await unzip('clips=wooly-mammoth&lang=zh');
    const stem = '雪原长毛猛犸象（OpenAI，2024-02-15，由 AI 生成）';
    expect(names).toEqual(['manifest.json', `${stem}.mp4`, `${stem}.txt`, `${stem}.json`]);
    expect(headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent(stem)}.zip`,
    );
    expect(files[1]?.bytes.equals(film)).toBe(true);
    const text = files[2]?.bytes.toString() ?? '';
    expect(text).toContain('AI-generated 由 AI 生成');
    expect(text).toContain('treading through a snowy meadow');
    const json = JSON.parse(files[3]?.bytes.toString() ?? '');
    expect(json).toMatchObject({
      slug: 'wooly-mammoth',
      label: 'AI-generated 由 AI 生成',
      url: 'http://gallery.test/zh/clips/wooly-mammoth',
      file: { kind: 'original', isStandIn: false, sizeBytes: FILM_BYTES },
    });
  });

  it('says what is left out: what is not stored, what is no clip, what goes beyond', async () => {
    const named = await unzip('clips=cat-on-bed,tokyo-walk,nobody-knows');
    expect(named.manifest.leftOut).toMatchObject([
      { slug: 'nobody-knows', reason: 'not_found' },
      { slug: 'tokyo-walk', reason: 'not_stored' },
    ]);
    expect(named.headers['x-promptreel-left-out']).toBe('2');
    expect(named.names).toHaveLength(1 + 3 + 2);
    const all = await unzip('file=none');
    expect(all.manifest.clips).toHaveLength(MOST_CLIPS);
    expect(all.manifest.clipsBeyond).toBe(166 - MOST_CLIPS);
    expect(new Set(all.names.map((name) => name.toLowerCase())).size).toBe(all.names.length);
  });

  it('names a stand-in as one, in its name, its text and the manifest', async () => {
    const { names, files, manifest } = await unzip('clips=tokyo-walk&standIns=true');
    expect(names[1]).toMatch(/^STAND-IN .*AI-generated\)\.mp4$/);
    expect(files[2]?.bytes.toString()).toContain('a stand-in drawn by this project');
    expect(manifest).toMatchObject({ clips: [{ isStandIn: true, kind: 'stand-in' }], leftOut: [] });
    const beside = await unzip('clips=cat-on-bed&standIns=true');
    expect(beside.manifest.clips).toMatchObject([{ isStandIn: false, kind: 'original' }]);
  });

  it('holds the clips of a query, in its order', async () => {
    const { manifest } = await unzip('hasOriginal=true&sort=oldest');
    expect(manifest.asked).toContain('hasOriginal=true');
    expect(manifest.clips.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
      'cat-on-bed',
      'wooly-mammoth',
    ]);
  });

  it.each([
    ['file=8k', 400, 'invalid_parameter'],
    ['clips=a&flie=original', 400, 'unknown_parameter'],
    [
      `clips=${Array.from({ length: MOST_CLIPS + 1 }, (_, at) => `c${at}`)}`,
      400,
      'invalid_parameter',
    ],
    ['clips=nobody-knows', 404, 'not_found'],
  ])('refuses %s', async (search, status, code) => {
    const answered = await ask(search);
    expect(answered.status).toBe(status);
    expect(JSON.parse(String(answered.body)).error.code).toBe(code);
  });

  describe('a reader who leaves', () => {
    const openFilms = async () => {
      const links = readdirSync('/proc/self/fd').map((fd) =>
        readlink(`/proc/self/fd/${fd}`).catch(() => ''),
      );
      return (await Promise.all(links)).filter((path) => path.startsWith(folder)).length;
    };

    it.skipIf(process.platform !== 'linux')('leaves no film open', async () => {
      const { body } = await ask('clips=cat-on-bed');
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      // Some stand open for whoever asks next.
      const before = await openFilms();
      let sizeBytes = 0;
      // A piece of the film itself has come.
      while (sizeBytes < 200_000) sizeBytes += (await reader.read()).value?.length ?? Infinity;
      await reader.cancel();
      await expect.poll(openFilms, { timeout: 60_000 }).toBeLessThanOrEqual(before);
    });
  });
});
