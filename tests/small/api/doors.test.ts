import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { routes } from '@/lib/api/routes.server';

const app = fileURLToPath(new URL('../../../app', import.meta.url));

/** The route file that Next opens for a row of the table. */
function doorOf(path: string): string {
  if (path.startsWith('/api/v1/')) return '/api/v1/[[...path]]/route.ts';
  if (path.startsWith('/media/')) return '/media/[...key]/route.ts';
  return `${path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`;
}

test.each(routes.map(({ path }) => path))('%s has a thin door in app', (path) => {
  const file = app + doorOf(path);
  expect(existsSync(file), file).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain("from '@/lib/api/fetch-door.server'");
  expect(text).toContain("export const dynamic = 'force-dynamic'");
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(text).toContain(`openDoor as ${method}`);
  }
  expect(text.split('\n').length).toBeLessThan(20);
});
