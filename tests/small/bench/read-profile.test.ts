import { expect, test } from 'vitest';
import {
  type CpuProfile,
  findSource,
  listTop,
  placeOfFrame,
  readProfile,
} from '../../bench/read-profile';

const frame = (functionName: string, url = '', lineNumber = -1, columnNumber = -1) => ({
  functionName,
  url,
  lineNumber,
  columnNumber,
});

const root = '/srv/lib/reel/';
const house = `file://${root}lib`;
const placeOf = (call: CpuProfile['nodes'][number]['callFrame']) => placeOfFrame(call, root);

// root → walk → walk → read, root → walk → read; 10 µs between samples, 5 after the last.
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 3, 4, 8] },
    { id: 2, callFrame: frame('(idle)') },
    { id: 3, callFrame: frame('(garbage collector)') },
    { id: 4, callFrame: frame('walk', `${house}/clips/walk.ts`, 9, 2), children: [5, 7] },
    { id: 5, callFrame: frame('walk', `${house}/clips/walk.ts`, 9, 2), children: [6] },
    { id: 6, callFrame: frame('read', 'node:fs', 99, 0) },
    { id: 7, callFrame: frame('read', 'node:fs', 99, 0) },
    { id: 8, callFrame: frame('(program)') },
  ],
  startTime: 1_000,
  endTime: 1_066,
  samples: [2, 4, 6, 7, 3, 8],
  timeDeltas: [11, 10, 10, 10, 10, 10],
};

test('a function has its own time, and that of its calls once however often it stands there', () => {
  const { functions } = readProfile(profile, placeOf);
  expect(functions).toContainEqual({
    name: 'walk',
    place: 'lib/clips/walk.ts:10',
    selfUs: 10,
    totalUs: 30,
  });
  expect(functions).toContainEqual({
    name: 'read',
    place: 'node:fs:100',
    selfUs: 20,
    totalUs: 20,
  });
});

test('idle is no work, collecting is', () => {
  const times = readProfile(profile, placeOf);
  expect(times).toMatchObject({ idleUs: 10, collectingUs: 10, busyUs: 45 });
  expect(times.functions.map(({ name }) => name)).not.toContain('(idle)');
});

test('the top is by own time or by all', () => {
  const times = readProfile(profile, placeOf);
  expect(listTop(times, 'selfUs', 1).map(({ name }) => name)).toEqual(['read']);
  expect(listTop(times, 'totalUs', 2).map(({ name }) => name)).toEqual(['walk', 'read']);
});

test.each([
  ['', -1, 'native'],
  ['node:internal/streams/writable', 4, 'node:internal/streams/writable:5'],
  [`${house}/http/answer.ts`, 4, 'lib/http/answer.ts:5'],
  [`file://${root}node_modules/zod/v4/core/parse.js`, 0, 'zod/v4/core/parse.js:1:8'],
  ['file:///srv/lib/reel/.next/front/chunk-A.js', 4, '.next/front/chunk-A.js:5'],
])('%s at line %s is told as %s', (url, line, place) => {
  expect(placeOf(frame('x', url, line, 7))).toBe(place);
});

test('a compiled line belongs to the source that is named above it', () => {
  const compiled = [
    'import x from "y";',
    '// lib/http/answer.ts',
    'var a = 1;',
    '// a remark about b.ts',
    '// app/[locale]/page.tsx',
    'var b = 2;',
  ];
  expect(findSource(compiled, 0)).toBeNull();
  expect(findSource(compiled, 3)).toBe('lib/http/answer.ts');
  expect(findSource(compiled, 5)).toBe('app/[locale]/page.tsx');
});
