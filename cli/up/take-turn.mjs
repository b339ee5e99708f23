import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { STAMPS } from './stamps.mjs';

/** Whoever prepares touches his turn this often … */
const TOUCH_MS = 2_000;
/** … and has lost it when it was not touched for so long: its number may be another process's now. */
const LOST_MS = 15_000;

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/** Who holds the turn; null when nobody does, or whoever did is gone. */
function findHolder(turn) {
  try {
    const pid = Number(readFileSync(turn, 'utf8'));
    const isFresh = Date.now() - statSync(turn).mtimeMs < LOST_MS;
    return isFresh && (pid === 0 || isRunning(pid)) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Waits until no other `up` prepares the same folder, then holds the turn until the answer is
 * called or the process ends. Says once whom it waits for.
 */
export async function takeTurn(say, folder = STAMPS) {
  const turn = join(folder, 'preparing.pid');
  mkdirSync(folder, { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      break;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
    const holder = findHolder(turn);
    if (holder === null) {
      rmSync(turn, { force: true });
      continue;
    }
    if (!told) say(`Another npm run up (process ${holder}) is preparing this folder: waiting …`);
    told = true;
    await wait(500);
  }
  const touch = setInterval(() => utimesSync(turn, new Date(), new Date()), TOUCH_MS).unref();
  const leave = () => {
    clearInterval(touch);
    process.off('exit', leave);
    rmSync(turn, { force: true });
  };
  process.on('exit', leave);
  return leave;
}
