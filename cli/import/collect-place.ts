import { stat } from 'node:fs/promises';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Collected, collectFindings, type Gives } from '@/lib/ingest/collect-findings.server';
import { dropMark, readMark } from '@/lib/ingest/import-mark.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { PlaceFault } from '@/lib/ingest/place-fault';
import type { Judged } from '@/lib/ingest/save-candidates.server';
import { type Bar, openBar } from '../media/progress-bar';
import { tellAllowed } from '../tell-allowed';

/** What is collected, and how. */
export interface CollectRequest {
  place: string;
  as: string | null;
  columns: Record<string, string>;
  dryRun: boolean;
  /** From the beginning, although an earlier reading of the same file broke off. */
  anew: boolean;
  gives: Gives;
}

/** Findings that a dry run shows one by one, and the pace of the lines that say how far it is. */
const MOST_SHOWN = 40;
const TELL_EVERY = 10_000;

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
  for (const { at, why } of refusals) console.log(`  refused, ${at}: ${why.replace(/\.$/, '')}.`);
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

/**
 * Collects a place into the inbox: 0 read to its end, 1 where something was refused or it broke off. A
 * file that broke off goes on after what was saved, when it is collected again.
 */
export async function collectPlace(request: CollectRequest): Promise<number> {
  const { place, as, columns, dryRun, gives } = request;
  const client = getGuardedClient();
  tellAllowed();
  let bar: Bar | null = null;
  try {
    const database = await getDatabase();
    const mark = dryRun ? null : await readMark(database, place, { as, columns, gives });
    if (mark !== null && request.anew) mark.done = 0;
    if (mark !== null && mark.done > 0) {
      console.log(`Going on after ${mark.done} entries that are in the inbox; --anew reads all.`);
    }
    const started = performance.now();
    const file = await stat(place).catch(() => null);
    const totalBytes = file?.isFile() ? file.size : 0;
    bar = openBar(process.stdout, { totalBytes, totalFiles: 1 });
    const { advance, print } = bar;
    const collected = await collectFindings(database, place, {
      client,
      as,
      columns,
      gives,
      dryRun,
      ...(mark === null ? {} : { mark }),
      arrival: { origin: 'import', place },
      onOpen: ({ connector }) => print(`Reading ${place} as ${connector}.`),
      onBytes: advance,
      onFinding(judged, { found }) {
        if (dryRun && found <= MOST_SHOWN) print(describe(judged));
        if (found % TELL_EVERY === 0) print(`  ${found} read, ${pace(found, started)} …`);
      },
    });
    bar.close();
    if (mark !== null) await dropMark(database, mark);
    report(collected, dryRun);
    return collected.refused > 0 ? 1 : 0;
  } catch (thrown) {
    bar?.close();
    if (!(thrown instanceof PlaceFault || thrown instanceof OutsideFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  } finally {
    await client.close();
  }
}

/** How many a second since it began. */
function pace(count: number, started: number): string {
  return `${Math.round(count / ((performance.now() - started) / 1000))} a second`;
}
