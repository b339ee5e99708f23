import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from './database';
import { isLost } from './postgres-connection.server';
import { isReadingPrimary } from './read-primary.server';

/** What is read of a node: rows, several of one state, and the catalogue version it stands at. */
export interface ReadNode extends Reader {
  snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  version(): Promise<number>;
}

/** A replica and what is known of it. */
interface Replica {
  node: ReadNode;
  /** It has answered with this version, and a replica never goes back. */
  version: number;
  /** When it last stood where the primary stood. */
  inStepAt: number;
}

/** A replica that has been behind for longer is not asked. */
const MOST_LAG_MS = 1_000;
/** While somebody reads, the replicas are looked at so often, beside what is read. */
const LOOK_AFTER_MS = 200;
/** A node that says nothing for so long is away. */
const PATIENCE_MS = 1_000;

/**
 * Reads of several nodes as if of one. A replica is asked while it is at most a second behind, one
 * and the same until it fails; the primary where there is none, and for a curator. No read is of an
 * older version than any that was told before: an answer kept under a version has that version's rows.
 */
export function chooseNodes(
  primary: ReadNode,
  nodes: readonly ReadNode[],
): { read<T>(work: (node: ReadNode) => Promise<T>): Promise<T>; version(): Promise<number> } {
  const replicas = nodes.map((node): Replica => ({ node, version: 0, inStepAt: -Infinity }));
  // Each process begins with another one, so that several processes share them out.
  let preferred = replicas[Math.floor(Math.random() * replicas.length)];
  let told = 0;
  let lookedAt = -Infinity;
  let isPrimaryAway = false;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const began = performance.now();
    const head = await inTime(primary.version());
    await Promise.all(
      replicas.map(async (replica) => {
        const version = await inTime(replica.node.version());
        if (version === null) {
          replica.inStepAt = -Infinity;
          return;
        }
        replica.version = Math.max(replica.version, version);
        // Where the primary is away nobody writes: whoever has all that was told is in step.
        if (version >= (head ?? told)) replica.inStepAt = began;
      }),
    );
    isPrimaryAway = head === null;
    lookedAt = began;
  }

  /** Looks at the replicas when that is due; waits for it only when too little is known. */
  async function settle(): Promise<void> {
    const age = performance.now() - lookedAt;
    if (age > LOOK_AFTER_MS) {
      looking ??= look().finally(() => {
        looking = undefined;
      });
    }
    if (age > MOST_LAG_MS) await looking;
  }

  function isFit({ version, inStepAt }: Replica): boolean {
    // Finding out that the primary is away takes a moment, in which no replica falls behind it.
    const seenAt = isPrimaryAway ? lookedAt : performance.now();
    return version >= told && seenAt - inStepAt <= MOST_LAG_MS;
  }

  async function read<T>(work: (node: ReadNode) => Promise<T>): Promise<T> {
    if (replicas.length === 0 || isReadingPrimary()) return work(primary);
    await settle();
    const fit = replicas.filter(isFit);
    const order = preferred !== undefined && fit.includes(preferred) ? [preferred, ...fit] : fit;
    for (const replica of new Set(order)) {
      try {
        const found = await work(replica.node);
        preferred = replica;
        return found;
      } catch (cause) {
        if (!isLost(cause)) throw cause;
        // Until it is looked at again.
        replica.inStepAt = -Infinity;
      }
    }
    return work(primary);
  }

  return {
    read,
    async version() {
      const version = await read(async (node) => {
        const found = await node.version();
        const replica = replicas.find((one) => one.node === node);
        if (replica !== undefined) replica.version = Math.max(replica.version, found);
        return found;
      });
      told = Math.max(told, version);
      return version;
    },
  };
}

/** What a node says, or null when it is away or says nothing for too long. */
function inTime(asked: Promise<number>): Promise<number | null> {
  const late = sleep(PATIENCE_MS, null, { ref: false });
  return Promise.race([asked.catch(() => null), late]);
}
