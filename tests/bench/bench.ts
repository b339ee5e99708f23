// `npm run bench -- [--clips 1000] [--only reads|front]`: what TARGETS measures, both sides in one
// run, reported and never asserted. The front's part needs a build.
const parts = {
  reads: () => import('./reads'),
  front: () => import('./front'),
};

const at = process.argv.indexOf('--only');
const [, only] = at === -1 ? [] : process.argv.splice(at, 2);
if (only !== undefined && !Object.hasOwn(parts, only)) {
  console.error(`--only takes ${Object.keys(parts).join(' or ')}, not “${only}”.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(parts))
  if (only === undefined || only === name) await run();

// Makes it a module, so that it may await.
export {};
