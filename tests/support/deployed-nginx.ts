import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './open-front';

const SERVER = 'deploy/nginx/promptreel.conf';
const UPSTREAM = 'deploy/nginx/upstream-local.conf';

/** Whether nginx is installed. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Writes what `deploy/` gives for nginx into a folder, at a port and before galleries at others; gives the main file. */
export function writeNginxFiles(folder: string, port: number, galleries: number[]): string {
  const upstream = readFileSync(UPSTREAM, 'utf8').replace(/300(\d)/g, (written, at) =>
    String(galleries[Number(at) - 1] ?? written),
  );
  const server = readFileSync(SERVER, 'utf8')
    .replaceAll('/var/cache/nginx/promptreel', join(folder, 'cache'))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '');
  mkdirSync(join(folder, 'cache'), { recursive: true });
  writeFileSync(join(folder, 'upstream.conf'), upstream);
  writeFileSync(join(folder, 'server.conf'), server);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const main = `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off;
pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'error.log')};
events { worker_connections 512; }
http { access_log off; ${paths.join(' ')}
  include ${join(folder, 'upstream.conf')}; include ${join(folder, 'server.conf')}; }\n`;
  writeFileSync(join(folder, 'nginx.conf'), main);
  return join(folder, 'nginx.conf');
}

/** Serves galleries at some ports behind nginx, as `deploy/` has it. `stop` it afterwards. */
export async function serveByNginx(
  folder: string,
  port: number,
  galleries: number[],
): Promise<{ stop(): void }> {
  const config = writeNginxFiles(folder, port, galleries);
  const child: ChildProcess = spawn('nginx', ['-c', config, '-p', folder], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask(port, '/api/v1/health').catch(() => null)) break;
    await sleep(50);
  }
  return { stop: () => child.kill('SIGTERM') };
}
