import { expect, test } from 'vitest';
import { type Progress, writeBar } from '@/cli/media/progress-bar';

const words = 'lagos.mp4: examining';
const start: Progress = {
  doneBytes: 0,
  totalBytes: 100e6,
  doneFiles: 0,
  totalFiles: 4,
  elapsedMs: 0,
  words,
};
const at = (doneBytes: number, elapsedMs: number) =>
  writeBar({ ...start, doneBytes, elapsedMs }, 120);

test('a bar says how much is done, how fast, and how long it will take', () => {
  expect(at(0, 0)).toBe(`${'░'.repeat(24)}   0 %  lagos.mp4: examining`);
  expect(at(25e6, 5000)).toBe(
    `${'█'.repeat(6)}${'░'.repeat(18)}  25 %  5.0 MB/s  0:15 left  lagos.mp4: examining`,
  );
  expect(at(10e6, 60_000)).toContain('0.2 MB/s  9:00 left');
  expect(at(100e6, 1000)).toContain('100 %  100.0 MB/s  0:00 left');
});

test('it never wraps', () => {
  const long = { ...start, totalBytes: 1, doneBytes: 1, elapsedMs: 9, words: 'a'.repeat(300) };
  const done = writeBar(long, 80);
  expect(done).toHaveLength(79);
  expect(done).toContain('100 %');
});

test('of what comes from elsewhere, how large nobody knows, the files count, and what arrived', () => {
  const elsewhere = { ...start, totalBytes: 0, elapsedMs: 2000 };
  expect(writeBar({ ...elsewhere, doneBytes: 3e6 }, 120)).toBe(
    `${'░'.repeat(24)}   0 %  1.5 MB/s  lagos.mp4: examining`,
  );
  expect(writeBar({ ...elsewhere, doneBytes: 8e6, doneFiles: 1 }, 120)).toBe(
    `${'█'.repeat(6)}${'░'.repeat(18)}  25 %  4.0 MB/s  0:06 left  lagos.mp4: examining`,
  );
});
