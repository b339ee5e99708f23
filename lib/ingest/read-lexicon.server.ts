import 'server-only';
import { TERM_FAMILIES } from '@/lib/clips/term-entry';
import type { CatalogueFaultEntry } from '@/lib/ingest/catalogue-fault.server';
import { type LexiconTerm, lexiconTerm } from '@/lib/ingest/lexicon-contract.server';
import { readRecords } from '@/lib/ingest/read-records.server';

/**
 * The terms of `lexicon/<family>.json`, family by family, null where one broke its contract; what is
 * wrong is added to `faults`. A family without a file has no terms.
 */
export async function readLexicon(seed: {
  folder: string;
  faults: CatalogueFaultEntry[];
}): Promise<(LexiconTerm | null)[]> {
  const terms: (LexiconTerm | null)[] = [];
  for (const family of TERM_FAMILIES) {
    const rows = await readRecords(seed, `lexicon/${family}.json`, lexiconTerm, true);
    terms.push(...rows.map((row) => (row === null ? null : { ...row, family })));
  }
  return terms;
}
