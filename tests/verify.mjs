// `npm run verify`: installs what is missing and runs every test. Last line: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const stdio = ['ignore', 'inherit', 'inherit'];
if (!existsSync('node_modules/.bin/vitest')) {
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio });
  if (install.status !== 0) {
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}
const report = 'data/verify/vitest.json';
mkdirSync('data/verify', { recursive: true });
spawnSync(
  'npx',
  [
    '--no',
    '--',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ],
  { stdio },
);
const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
const failed = success ? numFailedTests : Math.max(1, numFailedTests);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
