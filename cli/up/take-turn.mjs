import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { STAMPS } from './stamps.mjs';

const TURN = `${STAMPS}/preparing.pid`;

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

/**
 * Waits until no other `up` prepares the same folder, then holds the turn until the answer is
 * called. The turn of a process that is gone counts for nothing.
 */
export async function takeTurn(say) {
  mkdirSync(STAMPS, { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(TURN, String(process.pid), { flag: 'wx' });
      const leave = () => rmSync(TURN, { force: true });
      process.once('exit', leave);
      return leave;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
    const holder = readHolder();
    if (holder !== null && isRunning(holder)) {
      if (!told) say(`Another npm run up (process ${holder}) is preparing this folder: waiting …`);
      told = true;
      await wait(500);
    } else {
      rmSync(TURN, { force: true });
    }
  }
}

/** Who holds the turn; null when the file is gone or says nothing. */
function readHolder() {
  try {
    return Number(readFileSync(TURN, 'utf8')) || null;
  } catch {
    return null;
  }
}
