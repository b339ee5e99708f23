import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { catalogueJsonSchemas } from '@/lib/ingest/catalogue-schemas.server';

const folder = fileURLToPath(new URL('../../../seed/catalogue/schema', import.meta.url));

it('the JSON Schemas beside the data are those of the contracts', async () => {
  const schemas = catalogueJsonSchemas();
  if (process.env.UPDATE_SCHEMAS === '1') {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(schemas)) await writeFile(`${folder}/${name}`, text);
  }
  expect((await readdir(folder)).sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, text] of Object.entries(schemas)) {
    expect(await readFile(`${folder}/${name}`, 'utf8'), name).toBe(text);
  }
});
