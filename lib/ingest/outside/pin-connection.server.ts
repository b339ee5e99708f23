import 'server-only';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, Pool } from 'undici';
import { bareHost, isPublicAddress, placeOf } from './check-address.server';
import { OutsideFault } from './outside-fault';
import type { OutsidePolicy } from './outside-policy.server';

/** The addresses of a name, if every one of them is public; else nothing of it is asked. */
export async function resolveChecked(url: URL, policy: OutsidePolicy): Promise<LookupAddress[]> {
  const host = bareHost(url);
  const found = await policy.resolve(host).catch((cause: unknown) => {
    throw new OutsideFault('connection', url.href, `${host} has no address.`, { cause });
  });
  if (found.length === 0) {
    throw new OutsideFault('connection', url.href, `${host} has no address.`);
  }
  const bad = found.find(({ address }) => !isPublicAddress(address));
  if (bad !== undefined && !policy.allowed.has(placeOf(url))) {
    const why = `${host} leads to ${bad.address}, which is not of the public internet.`;
    throw new OutsideFault('private', url.href, why);
  }
  return found;
}

/**
 * Connections whose name is resolved once, checked, and connected to at the very address that was
 * checked: a name that changes its answer in between (DNS rebinding) gains nothing.
 */
export function makePinnedAgent(policy: OutsidePolicy): Agent {
  return new Agent({
    factory(origin, options) {
      const url = new URL(String(origin));
      const lookup: LookupFunction = (_host, { all }, done) => {
        resolveChecked(url, policy).then(
          (found) => {
            const [first] = found;
            if (all === true) done(null, found);
            else done(null, first?.address ?? '', first?.family);
          },
          (fault: Error) => done(fault, []),
        );
      };
      return new Pool(origin, { ...options, connect: { lookup, timeout: policy.connectMs } });
    },
    connections: policy.requestsPerHost,
    headersTimeout: policy.idleMs,
    bodyTimeout: policy.idleMs,
    maxHeaderSize: 32 * 1024,
    keepAliveTimeout: 10_000,
  });
}
