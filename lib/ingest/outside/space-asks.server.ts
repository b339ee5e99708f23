import 'server-only';
import PQueue from 'p-queue';

/** Hosts whose queues are remembered; an idle one beyond that is forgotten. */
const MOST_HOSTS = 500;

/** Lets at most so many requests to one host run at once, and starts them a while apart. */
export class HostTurns {
  readonly #hosts = new Map<string, PQueue>();
  readonly #atOnce: number;
  readonly #delayMs: number;

  constructor(atOnce: number, delayMs: number) {
    this.#atOnce = atOnce;
    this.#delayMs = delayMs;
  }

  #queueOf(host: string): PQueue {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    if (this.#hosts.size >= MOST_HOSTS) {
      for (const [name, { size, pending }] of this.#hosts) {
        if (size + pending === 0) this.#hosts.delete(name);
      }
    }
    const spaced = this.#delayMs === 0 ? {} : { interval: this.#delayMs, intervalCap: 1 };
    const queue = new PQueue({ concurrency: this.#atOnce, ...spaced });
    this.#hosts.set(host, queue);
    return queue;
  }

  /** Waits for the host's next turn; it lasts until the given function is called. */
  take(host: string): Promise<() => void> {
    return new Promise((started) => {
      void this.#queueOf(host).add(() => new Promise<void>((release) => started(release)));
    });
  }
}
