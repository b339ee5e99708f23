import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the compiled front lies: beside the pages, which a new build removes together with it. */
const FOLDER = '.next/front';

/**
 * Compiles the server's front into plain JavaScript, packages left outside: a server that translates
 * hundreds of files as it starts takes a second longer and some megabytes more.
 */
export async function compileFront() {
  const { build } = await import('esbuild');
  rmSync(FOLDER, { recursive: true, force: true });
  await build({
    entryPoints: ['cli/serve.ts'],
    outdir: FOLDER,
    bundle: true,
    // What is imported when it is needed stays a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    conditions: ['react-server'],
    logLevel: 'warning',
  });
  // Stands inside pages, so every byte of it counts.
  await build({
    entryPoints: ['components/layout/rest-script.ts'],
    outfile: join(FOLDER, 'rest.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  });
  // The build's own package.json says that its files are CommonJS.
  writeFileSync(join(FOLDER, 'package.json'), '{ "type": "module" }\n');
  // A thread's file is looked for beside whoever starts it; Node reads it as it is.
  for (const thread of ['pack-thread.server.ts', 'reading-thread.server.ts']) {
    copyFileSync(join('lib/db', thread), join(FOLDER, thread));
  }
}
