import { expect, test } from 'vitest';
import { compareMeasures, listUnknown, type Measures } from '@/lib/clips/compare-measures';

const file: Measures = {
  duration_ms: 9634,
  width: 1280,
  height: 720,
  aspect: '16:9',
  has_sound: false,
};
const unknown: Measures = {
  duration_ms: null,
  width: null,
  height: null,
  aspect: null,
  has_sound: null,
};

test('what is unknown contradicts nothing, and is named', () => {
  expect(compareMeasures(unknown, file)).toEqual([]);
  expect(listUnknown(unknown)).toEqual(['duration', 'width', 'height', 'aspect', 'sound']);
  expect(listUnknown({ ...file, aspect: null })).toEqual(['aspect']);
});

test.each<[string, Partial<Measures>, string[]]>([
  ['the same', {}, []],
  ['a duration in whole seconds', { duration_ms: 10_000 }, []],
  ['another duration', { duration_ms: 12_000 }, ['12.0 s ≠ 9.6 s']],
  ['a duration that is 2 % off', { duration_ms: 9500 }, []],
  ['a larger picture', { width: 1920, height: 1080 }, ['1920 × 1080 ≠ 1280 × 720']],
  ['a shape some pixels off', { aspect: '236:135' }, []],
  ['another shape', { aspect: '9:16' }, ['9:16 ≠ 16:9']],
  ['sound', { has_sound: 1 }, ['with sound ≠ silent']],
  ['no sound, as SQLite says it', { has_sound: 0 }, []],
])('%s', (_, known, found) => {
  const pairs = compareMeasures({ ...file, ...known }, file);
  expect(pairs.map(({ known: said, measured }) => `${said} ≠ ${measured}`)).toEqual(found);
});
