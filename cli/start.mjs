// What `npm start` runs: the front as it was compiled with the pages, or its sources where only
// Next has built.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const compiled = resolve('.next/front/serve.js');
if (existsSync(compiled)) {
  await import(pathToFileURL(compiled).href);
} else {
  await import('tsx');
  await import('./serve.ts');
}
