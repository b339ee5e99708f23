import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportSteps, runSteps } from '../../verify/run-steps.mjs';
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
