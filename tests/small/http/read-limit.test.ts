import { describe, expect, test } from 'vitest';
import { findReader } from '@/lib/http/find-reader';
import { ReadLimit } from '@/lib/http/read-limit.server';

describe('the read limit', () => {
  test('lets a minute’s share through at once, and then one by one', () => {
    let now = 1_000_000;
    const limit = new ReadLimit(60, () => now);
    const taken = Array.from({ length: 60 }, () => limit.take('a'));
    expect(taken.every((wait) => wait === 0)).toBe(true);
    expect(limit.take('a')).toBe(1);
    // Whoever asks in vain is not made to wait longer for it.
    expect(limit.take('a')).toBe(1);
    expect(limit.take('b')).toBe(0);
    now += 1000;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(1);
    now += 60_000;
    expect(
      Array.from({ length: 61 }, () => limit.take('a')).filter((wait) => wait > 0),
    ).toHaveLength(1);
  });

  test('is none where it is 0', () => {
    const limit = new ReadLimit(0);
    expect(Array.from({ length: 5000 }, () => limit.take('a')).every((wait) => wait === 0)).toBe(
      true,
    );
  });

  test('forgets readers rather than grow without bound', () => {
    const limit = new ReadLimit(1, () => 0);
    expect(limit.take('first')).toBe(0);
    expect(limit.take('first')).toBeGreaterThan(0);
    for (let reader = 0; reader < 40_000; reader += 1) limit.take(String(reader));
    expect(limit.take('first')).toBe(0);
  });
});

describe('who asks', () => {
  test.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    // A stranger may write what he likes: it is his own address that counts.
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['::ffff:203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['127.0.0.1', '10.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['::1', '198.51.100.1', '198.51.100.1'],
    ['172.20.0.3', '198.51.100.1', '198.51.100.1'],
    ['172.32.0.3', '198.51.100.1', '172.32.0.3'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::'],
    ['2001:db8:1:2::9', undefined, '2001:db8:1:2::'],
    ['127.0.0.1', undefined, null],
    [undefined, undefined, null],
  ])('from %s, forwarded for %s, is %s', (peer, forwarded, reader) => {
    expect(findReader(peer, forwarded)).toBe(reader);
  });
});
