import 'server-only';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { OutsideFault } from './outside-fault';
import type { OutsidePolicy } from './outside-policy.server';

const LONGEST = 4096;
const GLOBAL_IPV6 = ipaddr.IPv6.parse('2000::');

/**
 * Whether an IP address is one of the public internet by IANA's special-purpose registries
 * (RFC 6890): not private, shared, loopback, link-local, mapped, translated, tunnelled or reserved.
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  if (address.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 is given out; what else counts as unicast is nobody's yet.
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6, 3);
}

/** The host of an address as names are compared: no brackets, no dot at the end. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** `host:port`, with the port that is meant where none is written. */
export function placeOf(url: URL): string {
  const host = url.hostname.replace(/\.$/, '');
  return `${host}:${url.port || PORTS[url.protocol]}`;
}

/**
 * An address that may be asked under a policy: http or https, a public host by its name or number,
 * the protocol's own port. Every other form (userinfo, numbers in any spelling that mean a private
 * place, names without a dot) is refused with what would be right. Names are checked once more when
 * they are resolved.
 */
export function checkAddress(address: string, policy: Pick<OutsidePolicy, 'allowed'>): URL {
  const refuse = (reason: 'address' | 'private', why: string) =>
    new OutsideFault(reason, address.slice(0, 200), why);
  const shown = address.slice(0, 200);
  if (address.length > LONGEST) {
    throw refuse('address', `An address of ${address.length} characters; ${LONGEST} are read.`);
  }
  if (!URL.canParse(address)) throw refuse('address', `“${shown}” is not an address.`);
  const url = new URL(address);
  if (!(url.protocol in PORTS)) {
    throw refuse('address', `“${shown}” is ${url.protocol} where http: or https: is read.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse(
      'address',
      `The address of ${url.host} carries a name or password: leave them out.`,
    );
  }
  if (policy.allowed.has(placeOf(url))) return url;
  const host = bareHost(url);
  if (isIP(host) === 0 && !host.includes('.')) {
    throw refuse('private', `“${host}” is a name of a local network, not of the internet.`);
  }
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw refuse('private', `${host} is not an address of the public internet.`);
  }
  if (url.port !== '') {
    throw refuse('address', `Port ${url.port} of ${host} is not asked: only 80 and 443 are.`);
  }
  return url;
}
