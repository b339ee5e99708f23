import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { hashTree, readStamp, removeStamp, writeStamp } from '@/cli/up/stamps.mjs';

const root = mkdtempSync(join(tmpdir(), 'promptreel-stamps-'));
const at = (...parts) => join(root, ...parts);
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  rmSync(root, { recursive: true });
  mkdirSync(at('app', 'deep'), { recursive: true });
  writeFileSync(at('app', 'a.ts'), 'one');
  writeFileSync(at('app', 'deep', 'b.ts'), 'two');
  writeFileSync(at('proxy.ts'), 'three');
});

const hash = () => hashTree([at('app'), at('proxy.ts'), at('public')]);

test('a tree that is not touched keeps its hash', () => {
  expect(hash()).toBe(hash());
});

test.each([
  ['a text changes', () => writeFileSync(at('app', 'deep', 'b.ts'), 'too')],
  ['a file comes', () => writeFileSync(at('app', 'c.ts'), '')],
  ['a file goes', () => rmSync(at('app', 'a.ts'))],
  [
    'a folder that was not there comes',
    () => {
      mkdirSync(at('public'));
      writeFileSync(at('public', 'x'), '');
    },
  ],
  ['a single file changes', () => writeFileSync(at('proxy.ts'), 'four')],
  [
    'a text moves from one file to the next',
    () => {
      writeFileSync(at('app', 'a.ts'), '');
      writeFileSync(at('app', 'deep', 'b.ts'), 'onetwo');
    },
  ],
])('the hash is another when %s', (_, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test('a stamp is read as it was written, and leaves no part behind', () => {
  writeStamp('build', { sources: 'a' }, at('stamps'));
  expect(readStamp('build', at('stamps'))).toEqual({ sources: 'a' });
  expect(readdirSync(at('stamps'))).toEqual(['build.json']);
});

test('a stamp that is missing, taken back or cut off counts as none', () => {
  expect(readStamp('build', at('stamps'))).toBeNull();
  writeStamp('build', { sources: 'a' }, at('stamps'));
  removeStamp('build', at('stamps'));
  removeStamp('build', at('stamps'));
  expect(readStamp('build', at('stamps'))).toBeNull();
  writeFileSync(at('stamps', 'build.json'), '{"sources":');
  expect(readStamp('build', at('stamps'))).toBeNull();
});
