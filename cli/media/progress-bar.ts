import type { WriteStream } from 'node:tty';

/** A bar at the foot of a terminal, with lines scrolling above it. */
export interface Bar {
  /** So many more bytes are dealt with. */
  advance(bytes: number): void;
  /** What is being done now. */
  show(words: string): void;
  /** A line that stays. */
  print(line: string): void;
  close(): void;
}

/** How far something is. */
export interface Progress {
  doneBytes: number;
  totalBytes: number;
  elapsedMs: number;
  words: string;
}

const barCells = 24;
// A terminal that does not tell its width.
const usualColumns = 80;
const clearLine = '\r\u001B[2K';

/**
 * Opens a bar for so many bytes. Where nobody watches a terminal it prints the lines alone. Written
 * here because it is a line: the libraries for it bring multi-bars, formats and their own clocks.
 */
export function openBar(out: WriteStream, totalBytes: number): Bar {
  const startedMs = Date.now();
  let doneBytes = 0;
  let words = '';
  const draw = () => {
    if (!out.isTTY) return;
    const elapsedMs = Date.now() - startedMs;
    out.write(
      clearLine +
        writeBar({ doneBytes, totalBytes, elapsedMs, words }, out.columns || usualColumns),
    );
  };
  const timer = out.isTTY ? setInterval(draw, 500).unref() : undefined;
  return {
    advance(bytes) {
      doneBytes += bytes;
      draw();
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
export function writeBar({ doneBytes, totalBytes, elapsedMs, words }: Progress, columns: number) {
  // Of what comes from elsewhere nobody knows beforehand how much it will be.
  if (totalBytes === 0) return words.slice(0, Math.max(0, columns - 1));
  const share = Math.min(1, doneBytes / totalBytes);
  const full = Math.round(share * barCells);
  const parts = [
    `${'█'.repeat(full)}${'░'.repeat(barCells - full)} ${String(Math.floor(share * 100)).padStart(3)} %`,
  ];
  if (doneBytes > 0 && elapsedMs > 0) {
    const bytesPerMs = doneBytes / elapsedMs;
    parts.push(`${(bytesPerMs / 1000).toFixed(1)} MB/s`);
    const leftSeconds = Math.ceil((totalBytes - doneBytes) / bytesPerMs / 1000);
    parts.push(`${Math.floor(leftSeconds / 60)}:${String(leftSeconds % 60).padStart(2, '0')} left`);
  }
  return [...parts, words].join('  ').slice(0, Math.max(0, columns - 1));
}
