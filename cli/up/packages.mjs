import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';

/** The project's own Node, installed by npm as the package `node`. */
export const NODE = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * What npm has to do here, from its own record of what it installed: `fresh` when everything that
 * `wanted` (production, or all) asks for is there in the locked version; how many packages are there
 * and whether development's are among them. Optional ones may be missing: they are other systems'.
 */
export function inspectPackages(wanted) {
  const installed = readPackages('node_modules/.package-lock.json');
  const locked = readPackages('package-lock.json');
  if (locked === null) throw new Error('package-lock.json is missing or cannot be read.');
  if (installed === null) return { fresh: false, development: false, count: 0 };
  const needed = Object.entries(locked).filter(
    ([path, { optional, dev, devOptional }]) =>
      path !== '' && !optional && (wanted === 'all' || !(dev || devOptional)),
  );
  const stale = needed.some(
    ([path, { version, integrity }]) =>
      installed[path]?.version !== version || installed[path]?.integrity !== integrity,
  );
  return {
    fresh: !stale && readNodeVersion() === locked['node_modules/node']?.version,
    count: Object.keys(installed).length,
    development: Object.values(installed).some(({ dev }) => dev === true),
  };
}

/** The version of the project's own Node; null when it is missing or does not run. */
function readNodeVersion() {
  if (!existsSync(NODE)) return null;
  const { status, stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : null;
}

/** The program and arguments of npm: the very npm that started us, else the one on the path. */
export function npmCommand(args) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node && existsSync(npm) && existsSync(node)) return [node, npm, ...args];
  return ['npm', ...args];
}

/** The environment of npm: without our own modules on its path, which it is about to replace. */
export function npmEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter);
  return { PATH: path.filter((folder) => !folder.includes('node_modules')).join(delimiter) };
}
