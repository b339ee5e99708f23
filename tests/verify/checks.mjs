import { existsSync } from 'node:fs';
import { NODE } from '../../cli/up/packages.mjs';
import { runProgram } from '../../cli/up/run-program.mjs';
import { testStep } from './run-tests.mjs';

/** Folders that dependency-cruiser reads, as far as they are there. */
const HOUSE = ['app', 'cli', 'components', 'lib', 'tests'].filter((folder) => existsSync(folder));

/** A step that passes when a package's program ends with 0. */
function programStep(name, ...commands) {
  return {
    name,
    async run() {
      for (const [program, ...args] of commands) {
        await runProgram([NODE, `node_modules/${program}`, ...args], {
          env: { NEXT_TELEMETRY_DISABLED: '1' },
        });
      }
      return 'holds';
    },
  };
}

const cruise = ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config'];

/** The laws of the house, in two lanes of about the same length. */
export const checks = [
  [
    programStep('shape', ['@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings']),
    programStep('types', ['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']),
  ],
  [
    programStep('rooms', [...cruise, '.dependency-cruiser.cjs', ...HOUSE, 'proxy.ts']),
    programStep('wall', [...cruise, '.dependency-cruiser.browser.cjs', ...HOUSE]),
    programStep('leftovers', ['knip/bin/knip.js', '--no-config-hints']),
    testStep('house', 'tests/house'),
  ],
];
