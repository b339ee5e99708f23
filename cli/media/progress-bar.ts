import type { WriteStream } from 'node:tty';

/** A bar at the foot of a terminal, with lines scrolling above it. */
export interface Bar {
  /** So many more bytes are dealt with, or have arrived. */
  advance(bytes: number): void;
  /** One more file is dealt with. */
  finish(): void;
  /** What is being done now. */
  show(words: string): void;
  /** A line that stays. */
  print(line: string): void;
  close(): void;
}

/** What a bar counts to. */
export interface Goal {
  /** 0 where nobody knows beforehand: the files count then. */
  totalBytes: number;
  totalFiles: number;
}

/** How far something is. */
export interface Progress extends Goal {
  doneBytes: number;
  doneFiles: number;
  elapsedMs: number;
  words: string;
}

const barCells = 24;
// A terminal that does not tell its width.
const usualColumns = 80;
const clearLine = '\r\u001B[2K';

/**
 * Opens a bar for so much. Where nobody watches a terminal it prints the lines alone. Written
 * here because it is a line: the libraries for it bring multi-bars, formats and their own clocks.
 */
export function openBar(out: WriteStream, goal: Goal): Bar {
  const startedMs = Date.now();
  let doneBytes = 0;
  let doneFiles = 0;
  let words = '';
  const draw = () => {
    if (!out.isTTY) return;
    const elapsedMs = Date.now() - startedMs;
    const progress = { ...goal, doneBytes, doneFiles, elapsedMs, words };
    out.write(clearLine + writeBar(progress, out.columns || usualColumns));
  };
  const timer = out.isTTY ? setInterval(draw, 500).unref() : undefined;
  return {
    advance(bytes) {
      doneBytes += bytes;
      draw();
    },
    finish() {
      doneFiles += 1;
    },
    show(now) {
      words = now;
      draw();
    },
    print(line) {
      out.write(`${out.isTTY ? clearLine : ''}${line}\n`);
      draw();
    },
    close() {
      clearInterval(timer);
      if (out.isTTY) out.write(clearLine);
    },
  };
}

/** One line: how much is done, how fast, how long it will take at that pace, what is being done. */
export function writeBar(progress: Progress, columns: number): string {
  const { doneBytes, totalBytes, doneFiles, totalFiles, elapsedMs, words } = progress;
  const done = totalBytes > 0 ? doneBytes / totalBytes : doneFiles / Math.max(1, totalFiles);
  const share = Math.min(1, done);
  const full = Math.round(share * barCells);
  const parts = [
    `${'█'.repeat(full)}${'░'.repeat(barCells - full)} ${String(Math.floor(share * 100)).padStart(3)} %`,
  ];
  if (doneBytes > 0 && elapsedMs > 0) {
    parts.push(`${(doneBytes / elapsedMs / 1000).toFixed(1)} MB/s`);
  }
  if (share > 0 && elapsedMs > 0) {
    const leftSeconds = Math.ceil((elapsedMs * (1 - share)) / share / 1000);
    parts.push(`${Math.floor(leftSeconds / 60)}:${String(leftSeconds % 60).padStart(2, '0')} left`);
  }
  return [...parts, words].join('  ').slice(0, Math.max(0, columns - 1));
}
