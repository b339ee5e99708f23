import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NODE } from '../../cli/up/packages.mjs';
import { ProgramFailed, runProgram } from '../../cli/up/run-program.mjs';

/** Whether a folder holds a test at any depth. */
function hasTests(folder) {
  try {
    return readdirSync(folder, { recursive: true }).some((path) => /\.test\.[a-z]+$/.test(path));
  } catch {
    return false;
  }
}

/** A step that runs the tests of one folder and counts them; none there is none run. */
export function testStep(name, folder, { config = 'vitest.config.ts', env = {} } = {}) {
  return {
    name,
    async run(say) {
      if (!hasTests(folder)) return { passed: 0, failed: 0, note: 'no tests yet' };
      const report = join('data/verify', `${name}.json`);
      mkdirSync('data/verify', { recursive: true });
      rmSync(report, { force: true });
      const ended = await runProgram(
        [
          ...[NODE, 'node_modules/vitest/vitest.mjs', 'run', '--config', config, folder],
          ...['--reporter=default', '--reporter=json', `--outputFile=${report}`],
        ],
        { env, onLine: say },
      ).then(
        () => true,
        (fault) => {
          if (!(fault instanceof ProgramFailed) || fault.wasTold) throw fault;
          return false;
        },
      );
      return countTests(JSON.parse(readFileSync(report, 'utf8')), ended);
    },
  };
}

/**
 * Counts a report of Vitest (its JSON reporter, in Jest's shape). A file that could not be loaded
 * counts as one failed, and so does a run that ended badly although no test failed.
 */
export function countTests(report, endedWell) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !(endedWell && report.success) ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    note: tellSlowest(report.testResults),
  };
}

/** The three files that took longest, as who wants to shorten a run has to know them. */
function tellSlowest(files) {
  const slowest = files
    .map(({ name = '', startTime = 0, endTime = 0 }) => {
      return {
        name: basename(name).replace(/\.test\..*$/, ''),
        seconds: (endTime - startTime) / 1000,
      };
    })
    .filter(({ seconds }) => seconds >= 1)
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, 3);
  return slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`).join(', ');
}
