import { makeMcpServer } from '@/lib/api/mcp-server.server';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';

/**
 * `gallery mcp`: speaks the Model Context Protocol on stdin and stdout until stdin ends; everything
 * else it says goes to stderr. Refuses arguments.
 */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`mcp takes no arguments, not: ${args.join(' ')}`);
    return 2;
  }
  const { PUBLIC_URL, PORT } = readEnv();
  // Before anything is promised: without a catalogue there is nothing to ask, and it says what to do.
  await getDatabase();
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio');
  const origin = PUBLIC_URL ?? `http://localhost:${PORT}`;
  const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve));
  const served = serveStdio(() => makeMcpServer(origin), {
    onerror: (error) => console.error(error.message),
  });
  await ended;
  await served.close();
  await closeDatabase();
  return 0;
}
