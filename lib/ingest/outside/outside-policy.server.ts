import 'server-only';
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { Env } from '@/lib/env/env.server';

/** What the guarded client may do. Production has one policy; tests pass their own. */
export interface OutsidePolicy {
  /** `host:port` pairs that may be asked although they are not public; nothing else loosens it. */
  allowed: ReadonlySet<string>;
  /** How it names itself, with a way to reach whoever runs it. */
  userAgent: string;
  /** Every address of a name; each one is checked, and only a checked one is connected to. */
  resolve(host: string): Promise<LookupAddress[]>;
  mostRedirects: number;
  connectMs: number;
  /** Without a byte for this long, the other side has gone. */
  idleMs: number;
  /** From the first word to the last byte. */
  totalMs: number;
  /** As sent, and as they are once unpacked. */
  mostBytes: number;
  mostUnpackedBytes: number;
  requestsPerHost: number;
  /** From one start to the next, on one host. */
  hostDelayMs: number;
  /** How often something passing (429, 502, 503, 504, a broken connection) is tried again. */
  retries: number;
  /** The longest wait that is sat out; what asks for more is put off to another day. */
  mostWaitMs: number;
}

const MB = 1024 * 1024;

/** The policy of a gallery in service: public addresses on the web's own ports, and politely. */
export function makeOutsidePolicy(env: Env): OutsidePolicy {
  const contact = env.CRAWL_CONTACT ?? env.PUBLIC_URL;
  return {
    allowed: new Set(env.ALLOW_HOSTS),
    userAgent: `Promptreel/1 (${contact === undefined ? 'a private gallery' : `+${contact}`})`,
    resolve: (host) => lookup(host, { all: true, verbatim: true }),
    mostRedirects: 5,
    connectMs: 10_000,
    idleMs: 30_000,
    totalMs: 60_000,
    mostBytes: 32 * MB,
    mostUnpackedBytes: 64 * MB,
    requestsPerHost: 2,
    hostDelayMs: 1_000,
    retries: 2,
    mostWaitMs: 30_000,
  };
}
