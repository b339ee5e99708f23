import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A small house in which each rule is broken once; the right side is what must be reported. */
const planted: [path: string, text: string, reported: string][] = [
  ['lib/db/a.ts', "import '@/lib/clips/b';", 'room-db lib/db/a.ts → lib/clips/b.ts'],
  ['lib/clips/b.ts', "import type {} from '@/lib/ingest/c';", 'room-clips lib/clips/b.ts'],
  ['lib/ingest/c.ts', "import '@/lib/cellar/d';", 'room-unknown lib/ingest/c.ts'],
  ['lib/cellar/d.ts', 'export {};', ''],
  ['lib/format/e.ts', "import './f';", 'no-cycle lib/format/e.ts →'],
  ['lib/format/f.ts', "import './e';", ''],
  ['lib/http/g.ts', "import '@/components/h';", 'lib-looks-down lib/http/g.ts'],
  ['components/h.tsx', "import '@/app/i';", 'components-look-down components/h.tsx → app/i.tsx'],
  ['app/i.tsx', "import '@/tests/j';", 'app-looks-down app/i.tsx → tests/j.ts'],
  ['tests/j.ts', 'export {};', 'nobody-imports-tests app/i.tsx → tests/j.ts'],
  ['cli/k.ts', "import '@/components/h';", 'cli-looks-down cli/k.ts → components/h.tsx'],
  ['cli/l.ts', "import '@/app/i';", 'nobody-imports-app cli/l.ts → app/i.tsx'],
  ['lib/media/m.ts', "import './n.server';", 'pure-stays-pure lib/media/m.ts'],
  ['lib/media/n.server.ts', "import 'server-only';", ''],
  ['lib/media/o.ts', "import 'node:fs';", 'pure-without-node lib/media/o.ts'],
  ['lib/api/p.server.ts', "import 'pg';", 'generated-clients lib/api/p.server.ts'],
  ['lib/http/q.ts', "import 'zod';", 'zod-on-the-server lib/http/q.ts'],
  ['components/r.tsx', "import 'video.js';", 'video-js-in-the-player components/r.tsx'],
  ['lib/http/s.ts', "import 'playwright-core';", 'browser-driver lib/http/s.ts'],
  ['lib/http/t.ts', "import 'fast-check';", 'no-development-packages lib/http/t.ts'],
  ['lib/http/u.ts', "import './nowhere';", 'resolvable lib/http/u.ts → ./nowhere'],
  ['lib/media/w.server.ts', "import { request } from 'node:https';", 'one-way-out lib/media/w'],
  ['cli/x.ts', "import 'undici';", 'one-way-out cli/x.ts'],
  ['lib/http/v.ts', 'export {};', 'no-orphan lib/http/v.ts'],
];

/** What a browser would load, reaching a server's file in two steps. */
const wall: [path: string, text: string, reported: string][] = [
  ['components/w.tsx', "import '@/lib/clips/x';", 'server-wall components/w.tsx → lib/clips/y'],
  ['lib/clips/x.ts', "import './y.server';", ''],
  ['lib/clips/y.server.ts', "import 'server-only';", ''],
  ['app/z.tsx', "'use client';\nimport '@/lib/clips/x';", 'server-wall app/z.tsx → lib/clips/y'],
  ['lib/clips/use-a.ts', "import './x';", 'server-wall lib/clips/use-a.ts → lib/clips/y'],
];

/** What comes close and is allowed. */
const allowed: [path: string, text: string][] = [
  ['lib/search/a.ts', "import '@/lib/format/b';"],
  ['lib/format/b.ts', 'export type B = string;'],
  ['lib/clips/c.ts', "import type { D } from './d.server';\nexport type C = D;"],
  ['lib/clips/d.server.ts', "import 'server-only';\nimport 'zod';\nexport type D = string;"],
  ['components/e.tsx', "import type { C } from '@/lib/clips/c';\nexport type E = C;"],
  ['lib/ingest/outside/g.server.ts', "import 'server-only';\nimport 'undici';\nimport 'node:dns';"],
  ['cli/serve/h.ts', "import 'node:http';"],
  ['components/player/f.ts', "import 'video.js';"],
  ['cli/stand-ins/g.ts', "import 'playwright-core';"],
  ['app/h.tsx', "import '@/components/e';\nimport '@/lib/clips/d.server';"],
  ['tests/i.ts', "import 'fast-check';\nimport '@/app/h';"],
];

const root = mkdtempSync(join(tmpdir(), 'promptreel-rooms-'));
beforeAll(() => build('broken', [...planted, ...wall]));
beforeAll(() => build('sound', allowed));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes a house of its own under the same law, with the same packages. */
function build(name: string, files: [string, string, string?][]): void {
  for (const [path, text] of files) {
    mkdirSync(join(root, name, dirname(path)), { recursive: true });
    writeFileSync(join(root, name, path), `${text}\n`);
  }
  for (const given of [
    '.dependency-cruiser.cjs',
    '.dependency-cruiser.browser.cjs',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(given, join(root, name, given));
  }
  symlinkSync(resolve('node_modules'), join(root, name, 'node_modules'));
}

/** Runs one law over a house and gives its report, whatever the exit code. */
function cruise(name: string, law: string): Promise<string> {
  const program = resolve('node_modules/.bin/depcruise');
  const folders = ['app', 'cli', 'components', 'lib', 'tests'];
  return new Promise((tell) => {
    execFile(
      program,
      ['--config', law, ...folders],
      { cwd: join(root, name) },
      (_, out, faults) => {
        tell((out + faults).replace(/ {2,}/g, ' ').replaceAll(': ', ' '));
      },
    );
  });
}

test.concurrent('every rule of the rooms is broken once and reported', async () => {
  const report = await cruise('broken', '.dependency-cruiser.cjs');
  for (const [, , reported] of planted) expect(report).toContain(reported);
});

test.concurrent('the wall holds in any number of steps', async () => {
  const report = await cruise('broken', '.dependency-cruiser.browser.cjs');
  for (const [, , reported] of wall) expect(report).toContain(reported);
  expect(report.match(/server-wall/g)).toHaveLength(3);
});

test.concurrent('what comes close is allowed', async () => {
  expect(await cruise('sound', '.dependency-cruiser.cjs')).toContain(
    'no dependency violations found',
  );
  expect(await cruise('sound', '.dependency-cruiser.browser.cjs')).toContain(
    'no dependency violations',
  );
});
