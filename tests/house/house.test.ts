import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { envSchema } from '@/lib/env/env.server';
import {
  findBadNames,
  findBarrels,
  findLeftNotes,
  findLongFiles,
  findMachinePaths,
  findUnguardedServers,
  findWaysOut,
} from './find-shape-faults';
import { findUndocumented } from './find-undocumented';
import { findVisibleText } from './find-visible-text';
import { type HouseFile, readHouse } from './house-files';

const house = readHouse();

interface Law {
  law: string;
  find: (files: HouseFile[]) => string[];
  /** Texts that break it, by path: each must be found. */
  planted: Record<string, string>;
  /** Texts that do not, however close they come. */
  allowed: Record<string, string>;
}

const laws: Law[] = [
  {
    law: 'no file is longer than 250 lines',
    find: findLongFiles,
    planted: { 'lib/a/long.ts': 'a;\n'.repeat(251), 'app/long.css': '\n'.repeat(251) },
    allowed: {
      'lib/a/full.ts': 'a;\n'.repeat(250),
      'lib/db/generated/x.ts': 'a;\n'.repeat(900),
      'seed/clips.json': '\n'.repeat(900),
    },
  },
  {
    law: 'a name says what the file holds',
    find: findBadNames,
    planted: {
      'lib/utils/a.ts': '',
      'lib/clips/clip-helpers.ts': '',
      'lib/media/media-service.server.ts': '',
      'lib/common.ts': '',
      'cli/manager/a.mjs': '',
      'components/WallCard.tsx': '',
    },
    allowed: {
      'lib/clips/list-clips.server.ts': '',
      'app/[locale]/clips/[slug]/page.tsx': '',
      'lib/clips/uncommon.ts': '',
      'seed/stand-ins/common.glsl': '',
      'app/media/[...key]/route.ts': '',
    },
  },
  {
    law: 'no file only passes on what others export',
    find: findBarrels,
    planted: {
      'lib/a/index.ts': "export * from './b';\n",
      'lib/a/all.ts':
        "// Everything.\nexport { a,\n  b } from './b';\nexport type { C } from './c';\n",
    },
    allowed: {
      'lib/a/b.ts': "export { a } from './a';\nexport const b = 1;\n",
      'app/a/route.ts': "import { door } from '@/lib/a';\nexport const GET = door('a');\n",
      'lib/a/empty.ts': '',
    },
  },
  {
    law: 'no notes to oneself are left',
    find: findLeftNotes,
    planted: { 'lib/a.ts': `// ${'TO'}DO: later`, 'README.md': `${'FIX'}ME` },
    allowed: { 'lib/b.ts': 'const METHODOLOGY = 1;' },
  },
  {
    law: 'no path of one machine is written down',
    find: findMachinePaths,
    planted: {
      'lib/a.ts': `const root = '/${'work'}/main';`,
      'README.md': `See /${'home'}/somebody/reel.`,
      '.ci/run': `cd /${'tmp'}/reel`,
    },
    allowed: { 'README.md': 'https://reel.example/home/clips and ./work/a and app/root/x' },
  },
  {
    law: "a server's file begins with its guard",
    find: findUnguardedServers,
    planted: {
      'lib/a/get-a.server.ts': "import { z } from 'zod';\nimport 'server-only';\n",
      'lib/a/empty.server.ts': '',
    },
    allowed: {
      'lib/a/list-a.server.ts': "import 'server-only';\nimport { z } from 'zod';\n",
      'lib/a/told.server.ts': "// Why.\nimport 'server-only';\n",
      'lib/a/pure.ts': 'export const a = 1;',
    },
  },
  {
    law: 'only the guarded client reaches out',
    find: findWaysOut,
    planted: {
      'lib/a/read.server.ts': "const page = await fetch('https://a.example');",
      'cli/a.ts': 'const wire = new WebSocket(address);',
      'app/a/route.ts': 'return fetch(address);',
    },
    allowed: {
      'lib/a/read.server.ts': 'const page = await client.fetch(address);',
      'components/a.ts': "fetch('/api/v1/clips');",
      'tests/a.ts': "fetch('http://127.0.0.1');",
    },
  },
  {
    law: 'what is exported has a docblock',
    find: findUndocumented,
    planted: {
      'lib/a/one.ts': 'export function one() {}',
      'lib/a/two.ts': '// Not a docblock.\nexport const two = () => 1;',
      'lib/a/three.ts': 'export const three = z.string();',
      'components/four.tsx': '/** */\nexport default function Four() { return <p />; }',
      'cli/five.ts': 'export class Five {}',
      'cli/up/six.mjs': 'export async function six() {}',
    },
    allowed: {
      'lib/a/told.ts': '/** Gives one. */\nexport function one() {}\nfunction inner() {}',
      'lib/a/data.ts': "export const names = ['a'];\nexport type A = string;",
      'tests/a.ts': 'export function a() {}',
      'lib/db/generated/x.ts': 'export function x() {}',
    },
  },
  {
    law: 'no word that a visitor sees stands in the code',
    find: findVisibleText,
    planted: {
      'app/a.tsx': 'const a = <p>Hello</p>;',
      'app/b.tsx': 'const b = <p>{"片段"}</p>;',
      'components/c.tsx': 'const c = <img alt="A cat" />;',
      'components/d.tsx': 'const d = <button aria-label={open ? "Close" : t("open")} />;',
      'components/e.tsx': 'const e = <p>{`$' + '{count} clips`}</p>;',
      'components/f.tsx': 'const f = <p>{title ?? "Untitled"}</p>;',
      'components/g.tsx': 'const g = <p>{open && "Open"}</p>;',
    },
    allowed: {
      'app/a.tsx':
        'const a = <p className="wall" lang="zh">{t("hello")} · {" "}{`$' + '{a}–`}</p>;',
      'components/b.tsx': 'const b = <kbd>Esc</kbd>;',
      'components/c.tsx':
        'const c = <img alt="" title={title} data-kind={kind === "a" ? "x" : "y"} />;',
      'components/d.tsx': 'const d = <p>{kind === "still" && <i />}</p>;',
      'lib/a.tsx': 'const a = <p>Hello</p>;',
    },
  },
];

function toFiles(texts: Record<string, string>): HouseFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

describe.each(laws)('$law', ({ find, planted, allowed }) => {
  test('in this house', () => {
    expect(find(house)).toEqual([]);
  });

  test.each(Object.keys(planted))('finds what is planted in %s', (path) => {
    expect(find([{ path, text: planted[path] ?? '' }])).toHaveLength(1);
  });

  test('finds nothing in what is allowed', () => {
    expect(find(toFiles(allowed))).toEqual([]);
  });
});

test('the house is read: code, pages of text and settings, nothing installed', () => {
  const paths = house.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['package.json', 'cli/gallery.ts', '.ci/run']));
  expect(paths.filter((path) => /node_modules|\.next\//.test(path))).toEqual([]);
});

test('.env.example names every variable of lib/env and no other', () => {
  const example = house.find(({ path }) => path === '.env.example')?.text ?? '';
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys(envSchema.shape));
});

test('every room of lib stands in the table of rooms', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  const rooms = forbidden.map(({ name }: { name: string }) => name.replace(/^room-/, ''));
  const folders = readdirSync('lib', { withFileTypes: true });
  expect(folders.filter((entry) => !entry.isDirectory() || !rooms.includes(entry.name))).toEqual(
    [],
  );
});
