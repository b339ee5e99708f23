import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '@/lib/db/open-database.server';
import { describeEachEngine } from '../../support/databases';
import { serveOutside } from '../../support/outside';
import {
  expectWholeStore,
  listFiles,
  listOriginals,
  makeOriginals,
  runMedia,
} from './import-command';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-fetch-'));
  await makeOriginals(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeEachEngine('gallery media fetch', (_open, engine) => {
  it('stores what lies at public addresses, and says why the rest is not here', async () => {
    await using server = await serveOutside((request, response) => {
      if (request.url === '/lagos.mp4') {
        createReadStream(join(folder, 'originals', 'lagos.mp4')).pipe(response);
      } else if (request.url === '/page.mp4') {
        response.end('<!doctype html><title>Moved</title>');
      } else response.writeHead(404).end();
    });
    const address = await engine.address('seeded');
    const database = await engine.open(address);
    await database.write(async (writer) => {
      await writer.run('UPDATE clip SET media_url = NULL');
      for (const [slug, path] of [
        ['lagos', '/lagos.mp4'],
        ['wolves', '/page.mp4'],
        ['big-sur', '/gone.mp4'],
        ['bling-zoo', '/other.mp4'],
      ]) {
        await writer.run('UPDATE clip SET media_url = ? WHERE slug = ?', [
          `${server.address}${path}`,
          slug ?? '',
        ]);
      }
    });
    const around = {
      DATABASE_URL: address,
      MEDIA_STORE: join(folder, `store-${engine.engine}`),
      ALLOW_HOSTS: server.place,
    };
    const query = 'source=official-page';
    const dry = await runMedia(['fetch', query, '--dry-run'], around);
    expect(dry.output).toContain('3 would be asked.');
    expect(server.asked()).toEqual([]);

    const { code, output } = await runMedia(['fetch', query, '--bare'], around);
    expect(output).toContain('lagos.mp4: the original of lagos (320 × 180, 2.0 s');
    expect(output).toMatch(/refused +page\.mp4: .*HTML/i);
    expect(output).toMatch(/refused +gone\.mp4: .*is not there \(404\)\./);
    expect(code).toBe(1);
    const other = await openDatabase(address);
    try {
      expect((await listOriginals(other)).map(({ slug }) => slug)).toEqual(['lagos']);
      expect(await expectWholeStore(around.MEDIA_STORE, await listFiles(other))).toBe(1);
    } finally {
      await other.close();
    }
    // What is here is not asked for again.
    const before = server.asked().length;
    await runMedia(['fetch', 'q=lagos'], around);
    expect(server.asked().length).toBe(before);
  });
});
