import { beforeAll, expect, test } from 'vitest';
import { answer } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import { documentQuery, documentRoutes } from '@/lib/api/document-routes.server';
import { routes } from '@/lib/api/routes.server';
import { QUERY_PARAMETERS } from '@/lib/clips/clip-query';
import { KeptAnswers } from '@/lib/http/kept-answers.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { describeEachEngine } from '../../support/databases';
import { seedDatabase } from '../../support/seed-database';

const documented = documentRoutes(routes);
const examples = documented.map(({ example }) => example).filter((one) => one !== null);

test('every route and every parameter of the one query is told of', () => {
  expect(documented.map(({ path }) => path)).toEqual(routes.map(({ path }) => path));
  expect(documentQuery().map(({ name }) => name)).toEqual(QUERY_PARAMETERS);
  // A stored file's hash, a collection's key and an address to embed are not known beforehand.
  const without = documented.filter(({ example }) => example === null).map(({ id }) => id);
  expect(without.sort()).toEqual(['getCollection', 'getMedia', 'readOembed']);
});

describeEachEngine('the examples of the documentation', (open) => {
  let rooms: Rooms;

  beforeAll(async () => {
    const database = await open();
    await seedDatabase(database);
    const kept = new KeptAnswers(8 * 1024 * 1024);
    const media = makeDiskStore('nowhere');
    rooms = { database: async () => database, media: () => media, kept: () => kept };
  });

  test.each(examples)('%s answers, and with something', async (example) => {
    const request = {
      method: 'GET',
      url: new URL(example, 'http://g.test'),
      headers: new Headers(),
    };
    const { status, body } = await answer(request, rooms);
    expect(status).toBe(200);
    const text = await new Response(body as BodyInit).text();
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toContain('"items":[]');
  });
});
