import 'server-only';
import { marks } from '@/lib/clips/bulk-write.server';
import type { Reader } from '@/lib/db/database';

/** How an address of a clip was found when it was last asked. Instants are milliseconds since 1970. */
export interface LinkState {
  address: string;
  state: 'answers' | 'gone' | 'refused' | 'unreachable';
  since: number;
  checkedAt: number;
}

/** Addresses of clips that should be asked (again), those never asked first. */
export function listLinksToCheck(
  reader: Reader,
  asked: { answeredBefore: number; failedBefore: number; limit: number },
): Promise<{ address: string; state: string | null; since: number | null }[]> {
  return reader.rows(
    `SELECT a.address, s.state, s.since FROM (
       SELECT url AS address FROM appearance WHERE url IS NOT NULL
       UNION SELECT page_url FROM clip WHERE page_url IS NOT NULL
       UNION SELECT media_url FROM clip WHERE media_url IS NOT NULL
     ) a LEFT JOIN link_state s ON s.address = a.address
     WHERE s.address IS NULL OR (s.state = 'answers' AND s.checked_at < ?)
       OR (s.state <> 'answers' AND s.checked_at < ?)
     ORDER BY COALESCE(s.checked_at, 0), a.address LIMIT ?`,
    [asked.answeredBefore, asked.failedBefore, asked.limit],
  );
}

/** The states of places where a clip appeared, by their addresses, as far as they were ever asked. */
export async function readLinkStates(
  reader: Reader,
  places: readonly { url: string | null }[],
): Promise<Map<string, LinkState>> {
  const addresses = places.map(({ url }) => url).filter((url) => url !== null);
  if (addresses.length === 0) return new Map();
  // Not by Prisma, which asks the primary alone: a clip's page stands while that is away.
  const states = await reader.rows<LinkState>(
    `SELECT address, state, since, checked_at AS "checkedAt" FROM link_state
     WHERE address IN (${marks(addresses)})`,
    addresses,
  );
  return new Map(states.map((state) => [state.address, state]));
}

/** What the watch over links has come to: addresses by state, public clips of which one is gone. */
export interface LinkCounts {
  addresses: Record<LinkState['state'], number>;
  goneClips: number;
  /** When an address was asked last; null where none ever was. */
  checkedAt: number | null;
}

/** Counts what the watch over links has found: for the desk and its report. */
export async function countGoneLinks(reader: Reader): Promise<LinkCounts> {
  const rows = await reader.rows<{ state: LinkState['state']; count: number; at: number }>(
    `SELECT state, count(*) AS count, max(checked_at) AS at FROM link_state GROUP BY state`,
  );
  const [clips] = await reader.rows<{ count: number }>(
    `SELECT count(*) AS count FROM clip WHERE status = 'public' AND link = 'gone'`,
  );
  const count = (state: LinkState['state']) =>
    Number(rows.find((row) => row.state === state)?.count ?? 0);
  return {
    addresses: {
      answers: count('answers'),
      gone: count('gone'),
      refused: count('refused'),
      unreachable: count('unreachable'),
    },
    goneClips: Number(clips?.count ?? 0),
    checkedAt: rows.length === 0 ? null : Math.max(...rows.map(({ at }) => Number(at))),
  };
}
