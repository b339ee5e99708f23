import { getDatabase } from '@/lib/db/get-database.server';
import { type Collected, collectFindings } from '@/lib/ingest/collect-findings.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { PlaceFault } from '@/lib/ingest/place-fault';
import type { Judged } from '@/lib/ingest/save-candidates.server';

/** What is collected, and how. */
export interface CollectRequest {
  place: string;
  as: string | null;
  columns: Record<string, string>;
  dryRun: boolean;
}

/** Findings that a dry run shows one by one, and the pace of the lines that say how far it is. */
const MOST_SHOWN = 40;
const TELL_EVERY = 1_000;

const VERDICTS: Record<Judged['verdict']['is'], string> = {
  same: 'known here',
  appearance: 'one more place of',
  perhaps: 'perhaps',
  new: 'new',
};

function describe({ found, verdict }: Judged): string {
  const name = found.title ?? found.prompts[0]?.text ?? found.id;
  const what = verdict.is === 'new' ? VERDICTS.new : `${VERDICTS[verdict.is]} ${verdict.slug}`;
  const sure = verdict.is === 'perhaps' ? ` (${Math.round(verdict.likeness * 100)} %)` : '';
  return `  ${what}${sure}: ${name.replace(/\s+/g, ' ').slice(0, 90)}`;
}

function report(collected: Collected, dryRun: boolean): void {
  const { found, verdicts, fresh, refused, refusals } = collected;
  for (const { at, why } of refusals) console.log(`  refused, ${at}: ${why}.`);
  if (refused > refusals.length) console.log(`  … and ${refused - refusals.length} more refused.`);
  console.log(
    `${found} found: ${verdicts.same} known here, ${verdicts.appearance} one more place of a known ` +
      `clip, ${verdicts.perhaps} perhaps known, ${verdicts.new} new; ${refused} refused.`,
  );
  const waiting = verdicts.appearance + verdicts.perhaps + verdicts.new;
  console.log(
    dryRun
      ? `${waiting} would wait in the inbox; nothing was saved.`
      : `${fresh} put into the inbox, ${waiting - fresh} of them were there already.`,
  );
}

/** Collects a place into the inbox: 0 read to its end, 1 where something was refused or it broke off. */
export async function collectPlace({
  place,
  as,
  columns,
  dryRun,
}: CollectRequest): Promise<number> {
  const client = getGuardedClient();
  if (client.policy.allowed.size > 0) {
    console.log(`ALLOW_HOSTS lets it ask ${[...client.policy.allowed].join(', ')} too.`);
  }
  try {
    const collected = await collectFindings(await getDatabase(), place, {
      client,
      as,
      columns,
      dryRun,
      arrival: { origin: 'import', place },
      onOpen: ({ connector }) => console.log(`Reading ${place} as ${connector}.`),
      onFinding(judged, { found }) {
        if (dryRun && found <= MOST_SHOWN) console.log(describe(judged));
        if (found % TELL_EVERY === 0) console.log(`  ${found} read …`);
      },
    });
    report(collected, dryRun);
    return collected.refused > 0 ? 1 : 0;
  } catch (thrown) {
    if (!(thrown instanceof PlaceFault || thrown instanceof OutsideFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  } finally {
    await client.close();
  }
}
