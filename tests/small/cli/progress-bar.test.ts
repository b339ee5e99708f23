import { expect, test } from 'vitest';
import { writeBar } from '@/cli/media/progress-bar';

const at = (doneBytes: number, elapsedMs: number) =>
  writeBar({ doneBytes, totalBytes: 100e6, elapsedMs, words: 'lagos.mp4: examining' }, 120);

test('a bar says how much is done, how fast, and how long it will take', () => {
  expect(at(0, 0)).toBe(`${'░'.repeat(24)}   0 %  lagos.mp4: examining`);
  expect(at(25e6, 5000)).toBe(
    `${'█'.repeat(6)}${'░'.repeat(18)}  25 %  5.0 MB/s  0:15 left  lagos.mp4: examining`,
  );
  expect(at(10e6, 60_000)).toContain('0.2 MB/s  9:00 left');
  expect(at(100e6, 1000)).toContain('100 %  100.0 MB/s  0:00 left');
});

test('it never wraps', () => {
  const words = 'a'.repeat(300);
  const done = writeBar({ doneBytes: 1, totalBytes: 1, elapsedMs: 9, words }, 80);
  expect(done).toHaveLength(79);
  expect(done).toContain('100 %');
});

test('of what comes from elsewhere, how much nobody knows, it says only what is being done', () => {
  const words = 'lagos.mp4: reading';
  const drawn = writeBar({ doneBytes: 9, totalBytes: 0, elapsedMs: 9, words }, 80);
  expect(drawn).toBe(words);
});
