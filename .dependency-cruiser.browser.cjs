// The server's wall: what a browser loads never reaches a server's file, in any number of steps.
// Types are erased first (`tsPreCompilationDeps` off), so a type may be imported from anywhere.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { options } = require('./.dependency-cruiser.cjs');

/** Every file of a folder and below; none while the folder is not there. */
function listFiles(folder) {
  let entries = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** The files that say they run in the browser: `'use client'` first, or named `use-…`. */
const browserFiles = ['app', 'components', 'lib']
  .flatMap(listFiles)
  .filter((path) => /\.tsx?$/.test(path))
  .filter(
    (path) =>
      /(^|\/)use-[^/]*$/.test(path) || /^\s*['"]use client['"]/.test(readFileSync(path, 'utf8')),
  )
  .map((path) => `^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

module.exports = {
  forbidden: [
    {
      name: 'server-wall',
      comment: 'Browser files (components, use-*.ts, `use client`) never reach a *.server.ts file.',
      severity: 'error',
      from: { path: ['^components/', ...browserFiles] },
      to: { path: '\\.server\\.tsx?$', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
