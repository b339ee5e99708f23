import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { control, findFreePort, makeDataFolder } from './test-postgres';

/** One server of the pair: its database's address, and its life. */
export interface PostgresServer {
  url: string;
  start(): Promise<void>;
  /** `fast` ends every connection and finishes its files, `immediate` is a crash. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
}

/** A primary with a streaming replica, servers of their own: they are stopped and started by a test. */
export interface ReplicatedPostgres {
  primary: PostgresServer;
  replica: PostgresServer;
  close(): Promise<void>;
}

/** Starts a primary and a replica that streams from it, both on this machine and empty. */
export async function startReplicated(): Promise<ReplicatedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-replicas-'));
  const data = await makeDataFolder(folder, 'primary');
  const rights = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await control('initdb', ['-D', data, ...rights]);
  const primary = await makeServer(data);
  await primary.start();
  const copy = await makeDataFolder(folder, 'replica');
  const { port } = new URL(primary.url);
  const from = ['-h', '127.0.0.1', '-p', port, '-U', 'postgres'];
  await control('pg_basebackup', ['-D', copy, '-R', '-X', 'stream', '-c', 'fast', ...from]);
  const replica = await makeServer(copy);
  await replica.start();
  return {
    primary,
    replica,
    async close() {
      for (const server of [replica, primary]) {
        await server.stop('immediate').catch(() => undefined);
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function makeServer(data: string): Promise<PostgresServer> {
  const port = await findFreePort();
  const settings = [
    'fsync=off',
    'max_connections=100',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: () =>
      control('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-o', options, '-w', 'start']),
    stop: (mode) => control('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']),
  };
}
