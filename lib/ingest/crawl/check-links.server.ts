import 'server-only';
import { type Row, writeRows } from '@/lib/clips/bulk-write.server';
import { canonicalAddress } from '@/lib/clips/canonical-address';
import { markIdentitiesOnce } from '@/lib/clips/mark-identities.server';
import { type ClipLink, findByAddresses, markLinks } from '@/lib/clips/mark-links.server';
import type { Database, Writer } from '@/lib/db/database';
import type { DoJob } from '@/lib/jobs/work-jobs.server';
import { listLinksToCheck } from '@/lib/provenance/link-states.server';
import type { GuardedClient } from '../outside/guarded-client.server';
import { OutsideFault } from '../outside/outside-fault';

/** The kind of the job that watches over the places of clips. */
export const LINKS_JOB = 'links';

const DAY_MS = 86_400_000;
/** An address is asked again after this long; one that did not answer sooner. */
const FRESH_MS = 30 * DAY_MS;
const FAILED_MS = 3 * DAY_MS;
/** So many in one run: the next run goes on. */
const LINKS_PER_RUN = 200;
const LINKS_PER_SAVE = 20;
const BETWEEN_RUNS_MS = 60 * 60_000;

/** What an address said when it was asked. */
export interface LinkAnswer {
  state: 'answers' | 'gone' | 'refused' | 'unreachable';
  status: number | null;
  note: string | null;
}

/** Whether an address still answers: 404, 410 and 451 are `gone`, what keeps us out says nothing of the clip. */
export async function checkLink(
  client: GuardedClient,
  address: string,
  signal: AbortSignal,
): Promise<LinkAnswer> {
  const ask = async (method: 'HEAD' | 'GET') => {
    const answer = await client.ask(address, {
      method,
      signal,
      mostBytes: 2 ** 40,
      totalMs: 30_000,
    });
    answer.body.destroy();
  };
  try {
    // Many a server knows no HEAD, and answers it with 403, 404, 405 or 501.
    await ask('HEAD').catch((fault) => {
      if (fault instanceof OutsideFault && fault.status !== null) return ask('GET');
      throw fault;
    });
    return { state: 'answers', status: 200, note: null };
  } catch (thrown) {
    if (!(thrown instanceof OutsideFault)) throw thrown;
    const { status, reason, message } = thrown;
    const isGone = status === 404 || status === 410 || status === 451;
    const isRefused = reason === 'robots' || status === 401 || status === 403 || status === 429;
    const state = isGone ? 'gone' : isRefused ? 'refused' : 'unreachable';
    return { state, status, note: message };
  }
}

interface Checked {
  row: Row & { address: string };
  /** Whether readers see it otherwise than before. */
  isShown: boolean;
}

/** What a state says of a clip: of a place that was not reached, nothing. */
const shownOf = (state: string | null): ClipLink =>
  state === 'gone' || state === 'answers' ? state : null;

/** Nothing answered of so many: it is we who are cut off. */
const FEWEST_TO_TELL = 3;

/** Asks the places of clips that were not asked for longest, politely, and keeps since when each is as it is. */
export function makeLinksJob(
  database: Database,
  client: GuardedClient,
  tell: (line: string) => void = () => {},
): DoJob {
  return async (_, signal) => {
    await markIdentitiesOnce(database);
    const now = Date.now();
    const links = await listLinksToCheck(database, {
      answeredBefore: now - FRESH_MS,
      failedBefore: now - FAILED_MS,
      limit: LINKS_PER_RUN,
    });
    let isConnected = false;
    const waiting: Checked[] = [];
    for (const { address, state: before, since } of links) {
      if (canonicalAddress(address) === null) continue;
      const { state, status, note } = await checkLink(client, address, signal);
      const checked_at = Date.now();
      const from = state === before && since !== null ? since : checked_at;
      waiting.push({
        row: { address, state, since: from, checked_at, status, note },
        isShown: shownOf(state) !== shownOf(before),
      });
      isConnected ||= state !== 'unreachable';
      if (isConnected && waiting.length >= LINKS_PER_SAVE)
        await saveChecked(database, waiting.splice(0));
    }
    if (!isConnected && waiting.length >= FEWEST_TO_TELL) {
      tell(`None of ${waiting.length} places of clips could be reached: nothing is noted.`);
      return { dueAt: Date.now() + BETWEEN_RUNS_MS, error: 'no address could be reached' };
    }
    await saveChecked(database, waiting);
    tell(`${links.length} places of clips asked.`);
    const isAll = links.length < LINKS_PER_RUN;
    return { dueAt: Date.now() + (isAll ? DAY_MS : BETWEEN_RUNS_MS), error: null };
  };
}

/** Only what readers see makes kept pages new: that an address could not be reached is not said. */
async function saveChecked(database: Database, checked: readonly Checked[]): Promise<void> {
  const rows = checked.map(({ row }) => row);
  const save = (writer: Writer) => writeRows(writer, 'link_state', rows, ['address']);
  const shown = checked.filter(({ isShown }) => isShown).map(({ row }) => row.address);
  if (shown.length === 0) return void (await database.writeAside(save));
  await database.write(async (writer) => {
    await save(writer);
    await markLinks(writer, await findByAddresses(writer, shown));
  });
}
