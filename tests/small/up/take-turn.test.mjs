import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeTurn } from '@/cli/up/take-turn.mjs';

let folder = '';
let turn = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptreel-turn-'));
  turn = join(folder, 'preparing.pid');
});
afterEach(() => rmSync(folder, { recursive: true }));

const silent = () => {};

test('a turn is taken, and given back', async () => {
  const leave = await takeTurn(silent, folder);
  expect(existsSync(turn)).toBe(true);
  leave();
  expect(existsSync(turn)).toBe(false);
});

test('a second one waits until the first has left, and says once for whom', async () => {
  const said = [];
  const leave = await takeTurn(silent, folder);
  let second = null;
  const waiting = takeTurn((line) => said.push(line), folder).then((left) => {
    second = left;
  });
  await wait(1_200);
  expect(second).toBeNull();
  expect(said).toEqual([expect.stringContaining(`process ${process.pid}`)]);
  leave();
  await waiting;
  second();
});

test('the turn of a process that is gone counts for nothing', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(turn, String(pid));
  (await takeTurn(silent, folder))();
});

test('a turn that nobody touches is lost, whoever has its number now', async () => {
  writeFileSync(turn, String(process.pid));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(turn, longAgo, longAgo);
  (await takeTurn(silent, folder))();
});
