// `npm run up`: from a fresh clone to an open gallery, or from what is there already. Plain
// JavaScript without packages: it starts on any Node from 20.19, before anything is installed.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPages } from './up/build-pages.mjs';
import { findPort, readPort } from './up/find-port.mjs';
import { inspectPackages, NODE, npmCommand, npmEnvironment } from './up/packages.mjs';
import { ProgramFailed, runProgram } from './up/run-program.mjs';
import { serveGallery } from './up/serve-gallery.mjs';
import { showSteps } from './up/show-steps.mjs';
import { takeTurn } from './up/take-turn.mjs';

/** What commonly keeps a step from working, and what to do about it. */
const ADVICE = [
  [/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/, 'The npm registry cannot be reached.'],
  [/EACCES|EPERM|EROFS/, 'This user may not write here.'],
  [/ENOSPC/, 'The disk is full.'],
  [/ended with SIGKILL|heap out of memory/, 'The system ended it, perhaps for want of memory.'],
  [/ENOENT.*npm|spawn npm/, 'npm is missing: it comes with Node, from https://nodejs.org.'],
];

const gallery = (...args) => [
  ...[NODE, '--import', 'tsx', '--conditions=react-server', 'cli/gallery.ts'],
  ...args,
];

/** Installs what the lockfile names and is not there; tools for tests only where there were some. */
async function install(say) {
  const { fresh, development } = inspectPackages('production');
  if (fresh) return 'nothing to do';
  let fetched = 0;
  const kinds = development ? '--include=dev' : '--omit=dev';
  await runProgram(npmCommand(['ci', kinds, '--no-audit', '--no-fund', '--loglevel=http']), {
    env: npmEnvironment(),
    passing: /^npm (http|warn)/,
    onLine: (line) => {
      if (/^npm http (fetch|cache)/.test(line)) fetched += 1;
      say(`${fetched} downloads`);
    },
  });
  const after = inspectPackages('production');
  if (!after.fresh) throw new Error('npm ended well and packages are still missing.');
  return `${after.count} packages`;
}

/** Runs one command of the gallery and gives the last thing it said. */
async function runGallery(verb, say) {
  const lines = await runProgram(gallery(verb), { onLine: say });
  return lines.filter((line) => line.trim() !== '').join(', ') || 'done';
}

/** Says what went wrong, with the end of what the failed program said, and gives the exit code. */
function explain(fault) {
  if (fault.wasTold) {
    console.error('Stopped. What was done stays done: npm run up goes on from here.');
    return fault.code;
  }
  const lines = fault instanceof ProgramFailed ? fault.lines : [];
  for (const line of lines) console.error(`  ${line}`);
  console.error(fault.message);
  const said = [...lines, fault.message].join('\n');
  for (const [sign, advice] of ADVICE) if (sign.test(said)) console.error(advice);
  console.error('What was done stays done: npm run up goes on from here.');
  return fault.code > 0 ? fault.code : 1;
}

async function up() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Node ${process.versions.node} is too old: 20.19 or newer, https://nodejs.org.`,
    );
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  process.env.NODE_ENV = 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const wanted = readPort(process.env.PORT);

  const leave = await takeTurn(console.log);
  const steps = showSteps(5);
  await steps.run('install', install);
  await steps.run('migrate', (say) => runGallery('migrate', say));
  await steps.run('seed', (say) => runGallery('seed', say));
  await steps.run('build', buildPages);
  leave();

  let port = 0;
  await steps.run('serve', async () => {
    port = await findPort(wanted);
    return wanted === 0 || port === wanted ? `port ${port}` : `port ${wanted} is taken: ${port}`;
  });
  return serveGallery(port);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await up().catch(explain);
