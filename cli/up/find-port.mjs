import { createServer } from 'node:net';

/** Where a server may listen: everywhere on both kinds of address, and on this machine alone. */
const PLACES = ['::', '0.0.0.0', '127.0.0.1'];

/** Whether nobody listens on a port, on any of this machine's addresses that exist. */
async function isFree(port) {
  for (const host of PLACES) {
    const fault = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', ({ code }) => resolve(code));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
    });
    if (fault === 'EACCES') throw new Error(`Port ${port} may not be used by this user.`);
    if (fault !== null && fault !== 'EAFNOSUPPORT' && fault !== 'EADDRNOTAVAIL') return false;
  }
  return true;
}

/** The first free port from `wanted` upwards; 0 asks the system for any. */
export async function findPort(wanted) {
  if (wanted === 0) {
    return new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', reject);
      probe.listen(0, () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    });
  }
  for (let port = wanted; port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${wanted} upwards is free.`);
}

/** Reads PORT: a whole number from 0 to 65535, 3000 when it is unset; refuses anything else. */
export function readPort(text) {
  if (text === undefined || text === '') return 3000;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error('PORT is not a whole number from 0 to 65535.');
  }
  return Number(text);
}
