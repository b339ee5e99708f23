import type { Server } from 'node:http';
import next from 'next';
import type { PageHandler } from './capture-page';

/** Next in this process: its request handler, and how to let go of it. */
export interface NextPages {
  handle: PageHandler;
  close: () => Promise<void>;
}

/** Opens the build that lies in `folder/.next`; refuses a folder that was not built. */
export async function openNext(folder: string, server: Server, port: number): Promise<NextPages> {
  const app = next({
    dev: false,
    dir: folder,
    // Named, so that Next never takes its name from a request.
    hostname: 'localhost',
    port,
    httpServer: server,
    quiet: true,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
