import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedMap } from '@/lib/http/bounded-map';

test('what was asked for longest ago goes first', () => {
  const map = new BoundedMap<string>(80);
  for (const key of 'abcdefgh') map.set(key, key, 10);
  expect(map.get('a')).toBe('a');
  map.set('i', 'i', 10);
  expect(map.get('b')).toBeUndefined();
  expect(map.get('a')).toBe('a');
  expect(map.sizeBytes).toBe(80);
});

test('what alone would take more than an eighth is not held, and takes nothing away', () => {
  const map = new BoundedMap<string>(80);
  map.set('a', 'a', 10);
  map.set('big', 'big', 11);
  expect(map.get('big')).toBeUndefined();
  expect(map.get('a')).toBe('a');
});

test('a value that grows makes room, and one that was replaced no longer grows', () => {
  const map = new BoundedMap<object>(80);
  const old = {};
  map.set('a', old, 10);
  map.set('b', {}, 10);
  map.grow('b', map.get('b') ?? {}, 65);
  expect(map.get('a')).toBeUndefined();
  expect(map.sizeBytes).toBe(75);
  map.grow('a', old, 1000);
  map.set('b', {}, 5);
  map.grow('b', old, 1000);
  expect(map.sizeBytes).toBe(5);
});

test('holds nothing when it may hold nothing', () => {
  const map = new BoundedMap<string>(0);
  map.set('a', 'a', 1);
  expect(map.get('a')).toBeUndefined();
});

test('never holds more than its limit, and its size is the sum of what it holds', () => {
  const step = fc.record({
    key: fc.constantFrom(...'abcdefghijkl'),
    sizeBytes: fc.integer({ min: 0, max: 40 }),
    grows: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const map = new BoundedMap<{ sizeBytes: number }>(200);
      for (const { key, sizeBytes, grows } of steps) {
        const held = map.get(key);
        if (grows && held !== undefined) {
          held.sizeBytes += sizeBytes;
          map.grow(key, held, sizeBytes);
        } else map.set(key, { sizeBytes }, sizeBytes);
        expect(map.sizeBytes).toBeLessThanOrEqual(200);
      }
      const held = [...'abcdefghijkl'].map((key) => map.get(key)?.sizeBytes ?? 0);
      expect(map.sizeBytes).toBe(held.reduce((sum, bytes) => sum + bytes, 0));
    }),
  );
});
