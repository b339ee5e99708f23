import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { ProgramFailed } from '../../cli/up/run-program.mjs';

/**
 * Runs steps one after the other, all of them whatever fails. A step is `{ name, run }`; `run` gets
 * where its lines go and gives `{ passed, failed, skipped, note }` or a string, which counts as one
 * passed; what it throws counts as one failed. Gives the results with their seconds. With `isBeside`
 * each line says of which step it is.
 */
export async function runSteps(steps, { isBeside = false } = {}) {
  const results = [];
  for (const { name, run } of steps) {
    const say = (line) => console.log(isBeside ? `${name} │ ${line}` : line);
    console.log(`\n── ${name}`);
    const started = performance.now();
    const counts = await run(say).then(asCounts, (fault) => asFailure(fault, say));
    results.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
  }
  return results;
}

/**
 * Runs lanes, each some steps in their order, beside one another: one step alone seldom has work for
 * two processors all the time. On one processor they run one after the other. Gives the results in
 * the order of the lanes.
 */
export async function runBeside(lanes, processors = availableParallelism()) {
  if (processors < 2) return runSteps(lanes.flat());
  // A signal for the whole run ends all lanes: none is left before the last has cleaned up.
  const ended = await Promise.allSettled(lanes.map((lane) => runSteps(lane, { isBeside: true })));
  return ended.flatMap(({ value, reason }) => {
    if (value === undefined) throw reason;
    return value;
  });
}

function asCounts(done) {
  if (typeof done !== 'string') return { skipped: 0, note: '', ...done };
  return { passed: 1, failed: 0, skipped: 0, note: done };
}

function asFailure(fault, say) {
  // Ctrl-C is meant for the whole run, not for the step that happened to be at work.
  if (fault.wasTold) throw fault;
  say(fault instanceof ProgramFailed ? fault.lines.join('\n') : String(fault.stack ?? fault));
  const note = fault instanceof ProgramFailed ? `ended with ${fault.code}` : fault.message;
  return { passed: 0, failed: 1, skipped: 0, note };
}

/**
 * Runs `work`, which gives the results of steps, reports them and gives the exit code: that of the
 * signal which ended the whole run, if one did.
 */
export async function runAndReport(work) {
  try {
    return reportSteps(await work());
  } catch (fault) {
    if (!fault.wasTold) throw fault;
    return fault.code;
  }
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
