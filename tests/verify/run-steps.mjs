import { performance } from 'node:perf_hooks';
import { ProgramFailed } from '../../cli/up/run-program.mjs';

/**
 * Runs steps one after the other, all of them whatever fails. A step is `{ name, run }`; `run` gives
 * `{ passed, failed, skipped, note }` or a string, which counts as one passed; what it throws counts
 * as one failed. Gives the results with their seconds.
 */
export async function runSteps(steps) {
  const results = [];
  for (const { name, run } of steps) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const counts = await run().then(asCounts, asFailure);
    results.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
  }
  return results;
}

function asCounts(done) {
  if (typeof done !== 'string') return { skipped: 0, note: '', ...done };
  return { passed: 1, failed: 0, skipped: 0, note: done };
}

function asFailure(fault) {
  // Ctrl-C is meant for the whole run, not for the step that happened to be at work.
  if (fault.wasTold) process.exit(fault.code);
  console.log(fault instanceof ProgramFailed ? fault.lines.join('\n') : fault);
  const note = fault instanceof ProgramFailed ? `ended with ${fault.code}` : fault.message;
  return { passed: 0, failed: 1, skipped: 0, note };
}

/** Prints a table of the steps and, as the very last line, `N passed, N failed`; gives the exit code. */
export function reportSteps(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log(
    `\n${'step'.padEnd(width)}  ${'passed'.padStart(7)} ${'failed'.padStart(7)}  seconds`,
  );
  for (const { name, passed, failed, seconds, skipped, note } of results) {
    const said = [skipped > 0 ? `${skipped} skipped` : '', note].filter(Boolean).join('; ');
    const figures = `${String(passed).padStart(7)} ${String(failed).padStart(7)}`;
    console.log(
      `${name.padEnd(width)}  ${figures}  ${seconds.toFixed(1).padStart(7)}  ${said}`.trimEnd(),
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}
