import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportSteps, runAndReport, runBeside, runSteps } from '../../verify/run-steps.mjs';
import { countTests } from '../../verify/run-tests.mjs';

const report = (over) => ({
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...over,
});

test.each([
  ['all passed', report(), true, 5, 0],
  ['two failed', report({ success: false, numFailedTests: 2 }), false, 5, 2],
  [
    'a file that could not be loaded',
    report({ success: false, testResults: [{ status: 'failed', assertionResults: [] }] }),
    false,
    5,
    1,
  ],
  ['an error outside every test', report({ success: false }), false, 5, 1],
  ['a good report of a run that crashed', report(), false, 5, 1],
])('%s', (_, given, endedWell, passed, failed) => {
  expect(countTests(given, endedWell)).toMatchObject({ passed, failed });
});

test('skipped tests are told', () => {
  expect(countTests(report({ numPendingTests: 2, numTodoTests: 1 }), true).skipped).toBe(3);
});

let said = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line) => said.push(line));
});
afterEach(() => vi.restoreAllMocks());

test('every step runs whatever failed before it, and the last line sums them up', async () => {
  const results = await runSteps([
    { name: 'a', run: async () => 'holds' },
    { name: 'b', run: async () => Promise.reject(new Error('broken')) },
    { name: 'c', run: async () => ({ passed: 7, failed: 2, skipped: 1 }) },
  ]);
  expect(reportSteps(results)).toBe(1);
  expect(said.at(-1).split('\n').at(-1)).toBe('8 passed, 3 failed');
  expect(said.join('\n')).toContain('broken');
  expect(said.join('\n')).toContain('1 skipped');
});

test('nothing failed is exit code 0', async () => {
  expect(reportSteps(await runSteps([{ name: 'a', run: async () => 'holds' }]))).toBe(0);
});

test('the slowest files are told', () => {
  const file = (name, seconds) => ({
    name: `/t/${name}.test.ts`,
    startTime: 0,
    endTime: seconds * 1000,
  });
  const testResults = [
    file('a', 0.5),
    file('b', 2),
    file('c', 9),
    file('d', 1),
    file('e', 61.2),
  ].map((one) => ({ ...one, status: 'passed', assertionResults: [{}] }));
  expect(countTests(report({ testResults }), true).note).toBe('e 61 s, c 9 s, b 2 s');
});

describe('lanes', () => {
  const step = (name, run) => ({ name, run });

  test('run beside one another, each line with its step, and are told in their order', async () => {
    const { promise: later, resolve: go } = Promise.withResolvers();
    const results = await runBeside(
      [
        [step('a', (say) => later.then(() => say('came second')).then(() => 'holds'))],
        [
          step('b', async () => {
            go();
            return 'holds';
          }),
          step('c', async () => Promise.reject(new Error('broken'))),
        ],
      ],
      2,
    );
    expect(results.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
      ['a', 1, 0],
      ['b', 1, 0],
      ['c', 0, 1],
    ]);
    expect(said).toContain('a │ came second');
  });

  test('run one after the other where there is one processor', async () => {
    const order = [];
    const note = (name) => step(name, async () => `${order.push(name)}`);
    await runBeside([[note('a'), note('b')], [note('c')]], 1);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  test('end with the code of the signal that was meant for all, when the last has ended', async () => {
    const told = Object.assign(new Error('told'), { wasTold: true, code: 130 });
    const { promise: later, resolve: go } = Promise.withResolvers();
    let isCleanedUp = false;
    const cleanUp = () =>
      later.then(() => {
        isCleanedUp = true;
        throw told;
      });
    const lanes = [
      [step('a', () => Promise.reject(told).finally(() => setImmediate(go)))],
      [step('b', cleanUp)],
    ];
    expect(await runAndReport(() => runBeside(lanes, 2))).toBe(130);
    expect(isCleanedUp).toBe(true);
  });
});
