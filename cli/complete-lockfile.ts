import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm ci` refuses a lockfile that lacks an optional package of any system, even where it would
// never be fetched, and npm drops from the lockfile those that the registry at hand does not carry.
// Run after a change of packages: `npm run lock:complete`. A house test says when it is needed.

interface Entry {
  version?: string;
  license?: string;
  dev?: boolean;
  peer?: boolean;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
}

/** An optional package that the lockfile asks for and does not describe, with who asks. */
export interface MissingPlatform {
  name: string;
  version: string;
  asker: Entry;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const LIBC: Record<string, string> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/** Lists the optional dependencies that have no entry in `packages` of a lockfile (version 3). */
export function findMissingPlatforms(packages: Record<string, Entry>): MissingPlatform[] {
  return Object.entries(packages).flatMap(([path, asker]) =>
    Object.entries(asker.optionalDependencies ?? {})
      .filter(([name]) => !isReachable(packages, path, name))
      .map(([name, version]) => ({ name, version, asker })),
  );
}

/** The entry of a platform's package, read from its name (`…-linux-arm64-musl`); else refuses. */
export function describePlatform({ name, version, asker }: MissingPlatform): Entry {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const [os, cpu, abi] = words.slice(words.findIndex((word) => SYSTEMS.includes(word)));
  if (os === undefined || cpu === undefined || !SYSTEMS.includes(os) || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} does not name a system: add its entry by hand`);
  }
  const libc = os === 'linux' && abi !== undefined ? LIBC[abi] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(asker.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(asker.license ? { license: asker.license } : {}),
    optional: true,
    os: [os],
    ...(asker.peer ? { peer: true } : {}),
  };
}

/** Whether Node, standing in `path`, would find `name` in its own modules or in a parent's. */
function isReachable(packages: Record<string, Entry>, path: string, name: string): boolean {
  const above = path.split('/node_modules/').map((_, at, all) => all.slice(0, at + 1));
  const folders = ['', ...above.map((parts) => parts.join('/node_modules/'))];
  return folders.some((folder) => {
    const place = folder === '' ? '' : `${folder}/`;
    return packages[`${place}node_modules/${name}`] !== undefined;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = findMissingPlatforms(lockfile.packages);
  for (const found of missing) {
    lockfile.packages[`node_modules/${found.name}`] = describePlatform(found);
  }
  const byPath = ([left]: [string, Entry], [right]: [string, Entry]) =>
    left.localeCompare(right, 'en');
  lockfile.packages = Object.fromEntries(Object.entries<Entry>(lockfile.packages).sort(byPath));
  writeFileSync('package-lock.json.part', `${JSON.stringify(lockfile, null, 2)}\n`);
  renameSync('package-lock.json.part', 'package-lock.json');
  console.log(`${missing.length} entries added to package-lock.json`);
}
