import { existsSync, readFileSync } from 'node:fs';
import { compileFront } from './compile-front.mjs';
import { NODE } from './packages.mjs';
import { runProgram } from './run-program.mjs';
import { hashTree, readStamp, removeStamp, writeStamp } from './stamps.mjs';

/** What enters the build. A change below any of them builds anew. */
const BUILT_FROM = [
  ...['cli/serve', 'cli/serve.ts', 'cli/up/compile-front.mjs'],
  ...['app', 'components', 'lib', 'public', 'proxy.ts', 'next.config.ts'],
  ...['tsconfig.json', 'package.json', 'package-lock.json'],
];

/** Builds the pages and the front, unless this very build of these very sources lies there; says which. */
export async function buildPages(say) {
  const sources = hashTree(BUILT_FROM);
  const stamp = readStamp('build');
  if (stamp && stamp.sources === sources && stamp.build === readBuild()) return 'nothing to do';
  removeStamp('build');
  await runProgram([NODE, 'node_modules/next/dist/bin/next', 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onLine: say,
  });
  await compileFront();
  writeStamp('build', { sources, build: readBuild() });
  return 'built';
}

/** The name Next gave to the build that lies here; null when there is none. */
function readBuild() {
  const path = '.next/BUILD_ID';
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
