import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { routes } from '@/lib/api/routes.server';
import { writeOpenapi } from '@/lib/api/write-openapi.server';
import { problemStatuses } from '@/lib/http/problem';

interface Operation {
  operationId: string;
  parameters: {
    name: string;
    in: string;
    required: boolean;
    description: string;
    example?: unknown;
  }[];
  responses: Record<string, { description: string }>;
}

const description = JSON.parse(JSON.stringify(writeOpenapi(routes)));
const operations = Object.entries(description.paths as Record<string, { get: Operation }>);

/** Every `$ref` of a document, wherever it stands. */
function findRefs(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(findRefs);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === '$ref' ? [String(value)] : findRefs(value),
  );
}

test('is what it was: run with -u after a change that is meant, and read the difference', async () => {
  const text = `${JSON.stringify(description, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('./openapi.snapshot.json');
});

describe('the description', () => {
  test('is valid by the schema of OpenAPI 3.1, and its examples by their own', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(description));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    for (const [path, { get }] of operations) {
      const { contract } = routes.find((one) => one.path === path) ?? {};
      for (const { name, example } of get.parameters) {
        if (example === undefined) continue;
        const schema = (contract?.query[name] ?? contract?.path[name])?.schema;
        expect(schema?.safeParse(example).success, `${path} ${name}: ${example}`).toBe(true);
      }
    }
  });

  test('is OpenAPI 3.1 with a server that is wherever it was read', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(description.servers).toEqual([expect.objectContaining({ url: '/' })]);
    expect(description.info.title).toBe('Promptreel');
  });

  test('refers only to what it holds', () => {
    const refs = new Set(findRefs(description));
    expect(refs.size).toBeGreaterThan(5);
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce((node, name) => node?.[name], description);
      expect(found, ref).toBeDefined();
    }
  });

  test('names a clip once and refers to it from every list', () => {
    const refs = findRefs(description.components.schemas.ClipPage);
    expect(refs).toContain('#/components/schemas/ClipItem');
    const holders = Object.entries(description.components.schemas).filter(([, schema]) =>
      JSON.stringify(schema).includes('"sourceNames":'),
    );
    expect(holders.map(([name]) => name)).toEqual(['ClipItem', 'ClipDetail', 'Batches']);
  });

  test.each(operations)('%s tells of each parameter and each failure', (path, { get }) => {
    for (const { name, description, in: place, required } of get.parameters) {
      expect(description.length, name).toBeGreaterThan(3);
      expect(required).toBe(place === 'path');
    }
    expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '304', '500']));
    const route = routes.find((one) => one.path === path);
    for (const code of route?.contract.errors ?? []) {
      expect(get.responses[problemStatuses[code]]?.description).toContain(code);
    }
  });
});
