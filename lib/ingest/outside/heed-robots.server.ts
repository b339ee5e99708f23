import 'server-only';
import makeRobots, { type Robot } from 'robots-parser';
import { BoundedMap } from '@/lib/http/bounded-map';

/** RFC 9309: at least 500 kiB of the file are read; what stands behind is not. */
export const ROBOTS_BYTES = 512 * 1024;
const KEPT_BYTES = 8 * 1024 * 1024;
const KEPT_MS = 60 * 60 * 1000;

type Missing = 'absent' | 'unreachable';

/** What came of asking for a robots.txt: its text, or why there is none. */
export type RobotsReply = { text: string } | Missing;

/**
 * Whether a site's robots.txt lets this program ask for an address (RFC 9309): an absent file allows
 * everything, one that cannot be had nothing. Kept for an hour a site.
 */
export class Robots {
  readonly #kept = new BoundedMap<{ robot: Robot | Missing; until: number }>(KEPT_BYTES);
  readonly #userAgent: string;
  readonly #read: (address: string) => Promise<RobotsReply>;

  constructor(userAgent: string, read: (address: string) => Promise<RobotsReply>) {
    this.#userAgent = userAgent;
    this.#read = read;
  }

  /** Why an address is not to be asked, as a sentence; null where it may be. */
  async objectTo({ origin, host, href, pathname }: URL): Promise<string | null> {
    let kept = this.#kept.get(origin);
    if (kept === undefined || kept.until < Date.now()) {
      const address = `${origin}/robots.txt`;
      const reply = await this.#read(address);
      const robot = typeof reply === 'string' ? reply : makeRobots(address, reply.text);
      kept = { robot, until: Date.now() + KEPT_MS };
      const sizeBytes = typeof reply === 'string' ? 100 : reply.text.length * 4;
      this.#kept.set(origin, kept, sizeBytes);
    }
    const { robot } = kept;
    if (robot === 'absent') return null;
    if (robot === 'unreachable') {
      return `The robots.txt of ${host} cannot be read, so nothing is asked there.`;
    }
    const isAllowed = robot.isAllowed(href, this.#userAgent) ?? true;
    return isAllowed ? null : `The robots.txt of ${host} asks us not to read ${pathname}.`;
  }
}
