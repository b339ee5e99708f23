import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram } from '../../cli/up/run-program.mjs';

/** Pauses before each further try of a package list or a download that failed. */
const PAUSES_MS = [5_000, 20_000, 60_000];

/** What tests need from the system beside npm's packages: how to see it, and Debian's name for it. */
const NEEDS = [
  {
    name: 'Chromium',
    debian: 'chromium',
    elsewhere: 'install Chromium or Chrome and set CHROMIUM_PATH to it',
    isThere: () => existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'),
  },
  {
    name: 'ffmpeg',
    debian: 'ffmpeg',
    elsewhere: 'install ffmpeg from https://ffmpeg.org, for instance: brew install ffmpeg',
    isThere: () => isOnPath('ffmpeg') && isOnPath('ffprobe'),
  },
  {
    name: 'PostgreSQL',
    debian: 'postgresql',
    elsewhere: 'the tests look for its programs in /usr/lib/postgresql/<version>/bin',
    isThere: () => listFolder('/usr/lib/postgresql').some(hasServer),
    // A laptop may go without: the tests then skip it by name.
    optional: true,
  },
  {
    name: 'strace',
    debian: 'strace',
    elsewhere: 'it is Linux that has it; tests that kill a program at its n-th write go without',
    isThere: () => isOnPath('strace'),
    optional: true,
  },
  {
    name: 'a Chinese font',
    debian: 'fonts-noto-cjk',
    elsewhere: 'install Noto Sans CJK',
    isThere: () => process.platform === 'darwin' || hasChineseFont(),
    optional: true,
  },
  {
    name: 'newsboat',
    debian: 'newsboat',
    elsewhere: 'install newsboat; the tests that read feeds with it go without',
    isThere: () => isOnPath('newsboat'),
    optional: true,
  },
  {
    name: 'feedparser',
    debian: 'python3-feedparser',
    elsewhere: 'python3 -m pip install feedparser; the tests that read feeds with it go without',
    isThere: () => hasFeedparser(),
    optional: true,
  },
];

function listFolder(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function hasServer(version) {
  return existsSync(join('/usr/lib/postgresql', version, 'bin', 'initdb'));
}

function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  if (stdout) return stdout.trim() !== '';
  return listFolder('/usr/share/fonts/opentype/noto').some((name) => name.includes('CJK'));
}

function hasFeedparser() {
  // Debian's own: the first python3 on the path may be another that does not see its packages.
  const { status } = spawnSync('/usr/bin/python3', ['-c', 'import feedparser']);
  return status === 0;
}

/** Runs a command of apt-get, again after a pause when it fails: a mirror may be out for a moment. */
async function apt(say, args, pauses = PAUSES_MS) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await runProgram(['apt-get', ...args], { env });
  } catch (fault) {
    const [pause, ...later] = pauses;
    if (pause === undefined || fault.signal) throw fault;
    say(`apt-get ${args[0]} failed; again in ${pause / 1000} s`);
    await wait(pause);
    await apt(say, args, later);
  }
}

/**
 * Gets what is missing from Debian where we may (apt-get, as root), else says what is missing and
 * the command that gets it. Fails when something is still missing; a laptop may lack what is
 * optional, a run with `CI` set may lack nothing.
 */
export async function getSystem(say) {
  const missing = () => NEEDS.filter(({ isThere }) => !isThere());
  const wanted = missing();
  if (wanted.length === 0) return 'all there';
  const packages = wanted.map(({ debian }) => debian);
  if (isOnPath('apt-get') && process.getuid?.() === 0) {
    say(`installing ${packages.join(', ')}`);
    await apt(say, ['update', '--quiet']);
    await apt(say, ['install', '--yes', '--quiet', '--no-install-recommends', ...packages]);
  }
  const left = missing();
  for (const { name, debian, elsewhere } of left) {
    const how = isOnPath('apt-get') ? `sudo apt-get install -y ${debian}` : elsewhere;
    say(`${name} is missing: ${how}`);
  }
  const grave = left.filter(({ optional }) => !optional || process.env.CI);
  if (grave.length > 0) throw new Error(`missing: ${grave.map(({ name }) => name).join(', ')}`);
  return left.length === 0
    ? `installed ${packages.join(', ')}`
    : `without ${left.map(({ name }) => name).join(' and ')}`;
}
