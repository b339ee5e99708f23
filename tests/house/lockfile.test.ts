import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describePlatform, findMissingPlatforms } from '@/cli/complete-lockfile';
import floors from './floors.json';
import { compareVersions, findBelowFloor, findResolvedAddresses } from './read-lockfile';

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'));

describe('package-lock.json', () => {
  test('holds every listed package at or above its floor', () => {
    expect(findBelowFloor(lockfile, floors)).toEqual([]);
  });

  test('describes the optional packages of every system (else: npm run lock:complete)', () => {
    expect(findMissingPlatforms(lockfile.packages).map(({ name }) => name)).toEqual([]);
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

  test('a platform that the lockfile forgot is found and described', () => {
    const planted = {
      'node_modules/a': {
        license: 'MIT',
        dev: true,
        optionalDependencies: { '@a/linux-arm64-musl': '1.0.0', '@a/here': '1.0.0' },
      },
      'node_modules/a/node_modules/@a/here': {},
    };
    const [missing, ...rest] = findMissingPlatforms(planted);
    expect(rest).toEqual([]);
    expect(missing && describePlatform(missing)).toEqual({
      version: '1.0.0',
      cpu: ['arm64'],
      os: ['linux'],
      libc: ['musl'],
      license: 'MIT',
      dev: true,
      optional: true,
    });
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
