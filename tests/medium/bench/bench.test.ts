import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { BenchLine } from '../../bench/bench-line';

const node = ['--import', 'tsx', '--conditions=react-server', 'tests/bench/bench.ts'];
const bench = (...args: string[]) => promisify(execFile)(process.execPath, [...node, ...args]);

it('measures both sides of its figures and writes them down', async () => {
  const clips = '900';
  await bench('--clips', clips, '--only', 'reads,blocks,import', '--rounds', '1');
  const file = `data/bench/sqlite-${clips}.json`;
  const { lines } = JSON.parse(readFileSync(file, 'utf8')) as { lines: BenchLine[] };
  rmSync(file);
  expect(new Set(lines.map(({ target }) => target))).toEqual(new Set(['6', '7', '8', '9.3', '11']));
  // That there are figures, never how large they are.
  for (const { value, base } of lines) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(base).toBeGreaterThan(0);
  }
});

it('refuses a part it does not have', async () => {
  await expect(bench('--only', 'everything')).rejects.toMatchObject({ code: 2 });
});
