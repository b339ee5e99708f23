// `npm run verify`: gets what tests need and runs them all. Last line: `N passed, N failed`. Plain
// JavaScript without packages: it starts on any Node from 20.19, before anything is installed.
import { fileURLToPath } from 'node:url';
import { inspectPackages, npmCommand, npmEnvironment } from '../cli/up/packages.mjs';
import { runProgram } from '../cli/up/run-program.mjs';
import { runAndReport, runBeside, runSteps } from './verify/run-steps.mjs';

async function install() {
  if (inspectPackages('all').fresh) return 'nothing to do';
  await runProgram(npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']), {
    env: npmEnvironment(),
  });
  return 'installed';
}

async function verify() {
  const installed = await runSteps([{ name: 'install', run: install }]);
  // Nothing else can run without packages.
  if (installed.some(({ failed }) => failed > 0)) return installed;
  const { getSystem } = await import('./verify/get-system.mjs');
  const { checks } = await import('./verify/checks.mjs');
  const { testStep } = await import('./verify/run-tests.mjs');
  const { buildPages } = await import('../cli/up/build-pages.mjs');
  const build = { name: 'build', run: () => buildPages(() => {}) };
  return [
    ...installed,
    ...(await runSteps([{ name: 'system', run: getSystem }])),
    ...(await runBeside(checks)),
    // A journey often waits, for a server, a browser or a file: other tests run meanwhile.
    ...(await runBeside([
      [
        testStep('small', 'tests/small'),
        testStep('component', 'tests/component'),
        testStep('medium', 'tests/medium'),
      ],
      [build, testStep('e2e', 'tests/e2e', { config: 'vitest.e2e.config.ts' })],
    ])),
  ];
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await runAndReport(verify);
