import { expect, test } from 'vitest';
import { chooseEncoding } from '@/lib/http/accept-encoding';

test.each([
  [null, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['identity', 'identity'],
  ['*', 'br'],
  ['*;q=0.1, gzip;q=0.5', 'gzip'],
  ['deflate', 'identity'],
  ['*;q=0', 'identity'],
  ['br;q=nonsense, gzip', 'gzip'],
  ['br;q=2', 'identity'],
  [';q=1,,', 'identity'],
])('of %j it chooses %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});
