import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { type Agent, request } from 'undici';
import { checkAddress } from './check-address.server';
import { ROBOTS_BYTES, Robots, type RobotsReply } from './heed-robots.server';
import type { OutsideAnswer } from './outside-answer';
import { OutsideFault } from './outside-fault';
import type { OutsidePolicy } from './outside-policy.server';
import { makePinnedAgent } from './pin-connection.server';
import { readBytes } from './read-bytes.server';
import { readResponse } from './read-response.server';
import { HostTurns } from './space-asks.server';
import { toOutsideFault } from './to-outside-fault.server';
import { ACCEPT_ENCODING, type BodyLimits } from './unpack-body.server';

/** How one thing is asked for; what is left out is the policy's. */
export interface Ask extends Partial<BodyLimits> {
  method?: 'GET' | 'HEAD';
  accept?: string;
  /** What an earlier answer said of itself; the same again comes as `isUnchanged`. */
  etag?: string | null;
  lastModified?: string | null;
  totalMs?: number;
  signal?: AbortSignal;
}

/** A form to send, and how; it is sent once, whatever comes of it. */
export interface Post extends Pick<Ask, 'totalMs' | 'signal'> {
  form: URLSearchParams;
}

interface Task extends Ask {
  /** Sent by POST; absent from what is read. */
  form?: URLSearchParams;
  limits: BodyLimits;
  heedsRobots: boolean;
}

/** As much of an answer to a form is read. */
const ANSWER_BYTES = 64 * 1024;
const PASSING = new Set([429, 502, 503, 504]);

/**
 * The only way to the world outside: http and https to public hosts, every hop checked and its
 * connection pinned to the checked address, bounded in time, redirects and bytes, with robots.txt
 * heeded and each host asked in turns. Throws `OutsideFault`.
 */
export class GuardedClient {
  readonly policy: OutsidePolicy;
  readonly #agent: Agent;
  readonly #turns: HostTurns;
  readonly #robots: Robots;

  constructor(policy: OutsidePolicy) {
    this.policy = policy;
    this.#agent = makePinnedAgent(policy);
    this.#turns = new HostTurns(policy.requestsPerHost, policy.hostDelayMs);
    this.#robots = new Robots(policy.userAgent, (address) => this.#readRobots(address));
  }

  /** Asks for an address; something passing is tried again after the wait it asks for. */
  ask(address: string, options: Ask = {}): Promise<OutsideAnswer> {
    return this.#try(address, { ...options, heedsRobots: true });
  }

  /**
   * Sends a form to an address that an operator has named (robots.txt is for reading), and lets go of
   * what it answers. A redirect is followed where it keeps method and form (307, 308), checked as ever.
   */
  async post(address: string, options: Post): Promise<void> {
    const most = { mostBytes: ANSWER_BYTES, mostUnpackedBytes: ANSWER_BYTES };
    await readBytes(await this.#try(address, { ...options, ...most, heedsRobots: false }));
  }

  /** Lets go of every connection. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #try(address: string, options: Omit<Task, 'limits'>): Promise<OutsideAnswer> {
    const { policy } = this;
    const { signal, form } = options;
    const task: Task = {
      ...options,
      limits: {
        mostBytes: options.mostBytes ?? policy.mostBytes,
        mostUnpackedBytes: options.mostUnpackedBytes ?? policy.mostUnpackedBytes,
      },
    };
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#follow(address, task);
      } catch (thrown) {
        if (signal?.aborted) throw signal.reason;
        const fault = toOutsideFault(thrown, address);
        const waitMs = form === undefined ? this.#waitFor(fault, tries) : null;
        if (waitMs === null) throw fault;
        await wait(waitMs, undefined, signal === undefined ? {} : { signal });
      }
    }
  }

  /** How long to wait before the next try; null when there is none. */
  #waitFor({ reason, status, retryAfterSeconds }: OutsideFault, tries: number): number | null {
    const { retries, mostWaitMs } = this.policy;
    const isPassing = reason === 'connection' || PASSING.has(status ?? 0);
    if (!isPassing || tries >= retries) return null;
    const waitMs = Math.max((retryAfterSeconds ?? 0) * 1000, 500 * 4 ** tries);
    return waitMs > mostWaitMs ? null : waitMs;
  }

  async #follow(address: string, task: Task): Promise<OutsideAnswer> {
    let next = address;
    for (let hops = 0; hops <= this.policy.mostRedirects; hops += 1) {
      const url = checkAddress(next, this.policy);
      const objection = task.heedsRobots ? await this.#robots.objectTo(url) : null;
      if (objection !== null) throw new OutsideFault('robots', url.href, objection);
      const came = await this.#send(url, task);
      if (typeof came !== 'string') return came;
      next = came;
    }
    const why = `${address} leads on more than ${this.policy.mostRedirects} times.`;
    throw new OutsideFault('redirects', address, why);
  }

  /** One request; a string is where it leads on. */
  async #send(url: URL, task: Task): Promise<OutsideAnswer | string> {
    const release = await this.#turns.take(url.host);
    // Waiting for a turn is not the other side's time.
    const inTime = AbortSignal.timeout(task.totalMs ?? this.policy.totalMs);
    try {
      const response = await request(url, {
        dispatcher: this.#agent,
        method: task.form === undefined ? (task.method ?? 'GET') : 'POST',
        body: task.form?.toString() ?? null,
        signal: task.signal === undefined ? inTime : AbortSignal.any([inTime, task.signal]),
        headers: this.#headersOf(task),
      });
      response.body.once('close', release);
      return await readResponse(url, response, task);
    } catch (thrown) {
      release();
      throw thrown;
    }
  }

  #headersOf({ accept, etag, lastModified, form }: Task): Record<string, string> {
    return {
      'user-agent': this.policy.userAgent,
      accept: accept ?? '*/*',
      'accept-encoding': ACCEPT_ENCODING,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(lastModified ? { 'if-modified-since': lastModified } : {}),
    };
  }

  async #readRobots(address: string): Promise<RobotsReply> {
    try {
      const most = { mostBytes: ROBOTS_BYTES, mostUnpackedBytes: ROBOTS_BYTES };
      const answer = await this.#try(address, { ...most, heedsRobots: false });
      return { text: (await readBytes(answer)).toString('utf8') };
    } catch (thrown) {
      if (!(thrown instanceof OutsideFault)) throw thrown;
      const { reason, status } = thrown;
      if (reason === 'private') throw thrown;
      return status !== null && status >= 400 && status < 500 && status !== 429
        ? 'absent'
        : 'unreachable';
    }
  }
}
