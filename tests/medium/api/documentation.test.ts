import { beforeAll, expect, test } from 'vitest';
import { documentQuery, documentRoutes } from '@/lib/api/document-routes.server';
import { routes } from '@/lib/api/routes.server';
import { QUERY_PARAMETERS } from '@/lib/clips/clip-query';
import { describeEachEngine } from '../../support/databases';
import { type OpenRooms, openRooms } from '../../support/open-rooms';

const documented = documentRoutes(routes);
const examples = documented.map(({ example }) => example).filter((one) => one !== null);

test('every route and every parameter of the one query is told of', () => {
  expect(documented.map(({ path }) => path)).toEqual(routes.map(({ path }) => path));
  expect(documentQuery().map(({ name }) => name)).toEqual(QUERY_PARAMETERS);
  // A stored file's hash, a collection's key, a list and an address to embed are not known
  // beforehand, and what is made of stored files needs them.
  const without = documented.filter(({ example }) => example === null).map(({ id }) => id);
  expect(without.sort()).toEqual(['getCollection', 'getMedia', 'listNamedClips', 'readOembed']);
});

describeEachEngine('the examples of the documentation', (open) => {
  let gallery: OpenRooms;

  beforeAll(async () => {
    const database = await open('seeded');
    gallery = openRooms(database);
  });

  test.each(examples)('%s answers, and with something', async (example) => {
    const text = await gallery.textOf(example);
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toContain('"items":[]');
  });
});
