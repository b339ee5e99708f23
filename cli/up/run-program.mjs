import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How much of a program's output is kept to be shown when it fails. */
const KEPT_LINES = 60;

/** A program that did not end well: its exit code, the end of what it said, whether we were told to stop. */
export class ProgramFailed extends Error {
  constructor(command, code, signal, lines, wasTold = false) {
    super(`${command.join(' ')} ended with ${signal ?? code}`);
    this.code = signal ? 128 + constants.signals[signal] : code;
    this.signal = signal;
    this.wasTold = wasTold;
    this.lines = lines;
  }
}

/**
 * Runs a program to its end and hands on each line it says. Resolves to its last lines when it ends
 * with 0, else throws `ProgramFailed`. A signal to us goes on to it, and so ends the step. Lines
 * that match `passing` are handed on but not kept.
 */
export function runProgram([program, ...args], { env = {}, onLine = () => {}, passing } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const lines = [];
    const stopPassing = passSignals(child);
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text) => {
        const parts = (rest + text).split(/\r?\n|\r/);
        rest = parts.pop();
        parts.forEach(keep);
      });
      stream.on('end', () => rest !== '' && keep(rest));
    }
    child.on('error', (fault) => {
      stopPassing();
      reject(new ProgramFailed([program, ...args], 127, null, [fault.message]));
    });
    child.on('close', (code, signal) => {
      const stoppedBy = stopPassing();
      if (code === 0 && !stoppedBy) return resolve(lines);
      const by = stoppedBy ?? signal;
      reject(new ProgramFailed([program, ...args], code, by, lines, stoppedBy !== null));
    });

    function keep(line) {
      onLine(line);
      if (passing?.test(line)) return;
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    }
  });
}

/** Passes our SIGINT and SIGTERM to a child; the answer ends that and gives the last one passed. */
export function passSignals(child) {
  let passed = null;
  const pass = (signal) => {
    passed = signal;
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return () => {
    process.off('SIGINT', pass).off('SIGTERM', pass);
    return passed;
  };
}
