import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import floors from './floors.json';
import { compareVersions, findBelowFloor, findResolvedAddresses } from './read-lockfile';

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'));

describe('package-lock.json', () => {
  test('holds every listed package at or above its floor', () => {
    expect(findBelowFloor(lockfile, floors)).toEqual([]);
  });

  test('records no download addresses', () => {
    expect(findResolvedAddresses(lockfile)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('a nested old copy and a missing package are named', () => {
    const planted = {
      packages: {
        'node_modules/next': { version: '16.4.3' },
        'node_modules/x/node_modules/next': { version: '16.4.2' },
      },
    };
    const floor = { next: { floor: '16.4.3', why: 'a test' }, zod: { floor: '4.6.7', why: 'too' } };
    expect(findBelowFloor(planted, floor)).toEqual([
      'node_modules/x/node_modules/next is 16.4.2, floor 16.4.3: a test',
      'zod is not in package-lock.json (floor 4.6.7)',
    ]);
  });

  test('a download address is named', () => {
    const planted = { packages: { 'node_modules/a': { resolved: 'https://host.example/a.tgz' } } };
    expect(findResolvedAddresses(planted)).toHaveLength(1);
  });

  test.each([
    ['16.4.10', '16.4.9', 1],
    ['16.4.3-canary.1', '16.4.3', -1],
    ['4.6.7', '4.6.7', 0],
    ['5.0.0', '4.9.9', 1],
  ])('%s against %s', (left, right, sign) => {
    expect(Math.sign(compareVersions(left, right))).toBe(sign);
  });
});
