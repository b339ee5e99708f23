import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeOnce } from './make-once';

const run = promisify(execFile);
const installed = '/usr/lib/postgresql';

/** The folder of the newest installed PostgreSQL's programs, or null. */
export function findPostgres(): string | null {
  if (!existsSync(installed)) return null;
  const versions = readdirSync(installed).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(installed, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** The address (without a database's name) of the one test server of this run, started by whoever asks first; `prepare` then makes what all share. */
export function startPostgres(
  folder: string,
  prepare: (address: string) => Promise<void>,
): Promise<string> {
  return makeOnce(folder, 'postgres-server', async () => {
    const address = await startServer(folder);
    await prepare(address);
    return address;
  });
}

/** An empty folder for a server's data: the server refuses to run as root, so it is Debian's user's. */
export async function makeDataFolder(folder: string, name: string): Promise<string> {
  const data = join(folder, name);
  mkdirSync(data, { mode: 0o700 });
  if (process.getuid?.() === 0) {
    const { stdout } = await run('id', ['-u', 'postgres']);
    chownSync(data, Number(stdout), 0);
    chmodSync(folder, 0o755);
  }
  return data;
}

async function startServer(folder: string): Promise<string> {
  const data = await makeDataFolder(folder, 'postgres');
  await control('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    // A test's database need not survive a power cut: no syncs.
    const settings = [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=300',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `port=${port}`,
    ];
    const options = settings.map((setting) => `-c ${setting}`).join(' ');
    try {
      await control('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-o', options, '-w', 'start']);
    } catch (cause) {
      // Somebody else may have taken the port in between.
      if (attempt === 3) throw cause;
      continue;
    }
    stopWithThisRun(folder);
    return `postgresql://postgres@127.0.0.1:${port}/`;
  }
}

/** Stops the run's test server, if one was started. */
export async function stopPostgres(folder: string): Promise<void> {
  const data = join(folder, 'postgres');
  if (!existsSync(join(data, 'postmaster.pid'))) return;
  await control('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
}

/** A run that is killed cannot stop its server: a small shell beside it waits for its end. */
function stopWithThisRun(folder: string): void {
  const script =
    'while [ -d "$1" ] && kill -0 "$2" 2>/dev/null; do sleep 1; done; [ -d "$1" ] || exit 0; kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"; sleep 2; rm -rf "$1"';
  const owner = readFileSync(join(folder, 'owner'), 'utf8');
  spawn('sh', ['-c', script, 'sh', folder, owner], { detached: true, stdio: 'ignore' }).unref();
}

/** Runs one of PostgreSQL's programs to its end, as a user it accepts; refuses an exit code but 0. */
export async function control(program: string, args: string[]): Promise<void> {
  const folder = findPostgres();
  if (folder === null) throw new Error('PostgreSQL is not installed.');
  const command = [join(folder, program), ...args];
  const asUser =
    process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const [file = '', ...rest] = asUser;
  // pg_ctl's server inherits the pipes, and waiting for their end would be waiting for its end.
  await new Promise<void>((resolve, reject) => {
    const stderr = program === 'pg_ctl' ? 'ignore' : 'pipe';
    const child = spawn(file, rest, { stdio: ['ignore', 'ignore', stderr], cwd: '/' });
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}: ${errors}`));
    });
  });
}

/** A port of this machine that nobody has at the moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
