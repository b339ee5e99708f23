import 'server-only';
import { type CatalogueFaultEntry, showFound } from '@/lib/ingest/catalogue-fault.server';
import { type LexiconTerm, toTermEntry } from '@/lib/ingest/lexicon-contract.server';
import { readWording } from '@/lib/search/find-terms';

/** What no single term can know: that keys are unique and no wording belongs to two terms. */
export function checkLexicon(terms: readonly LexiconTerm[]): CatalogueFaultEntry[] {
  const faults: CatalogueFaultEntry[] = [];
  const keys = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const term of terms) {
    const file = `lexicon/${term.family}.json`;
    const wrong = (field: string, expected: string, found: unknown) =>
      faults.push({ file, record: term.key, field, expected, found: showFound(found) });
    const first = keys.get(term.key);
    if (first !== undefined) wrong('key', `unique: ${first} has it already`, term.key);
    keys.set(term.key, file);
    const own = [term.en, ...term.also.en];
    for (const one of term.exact) {
      if (!own.includes(one)) wrong('exact', 'one of its English wordings', one);
    }
    const { words, exact } = toTermEntry(term);
    const claims: [string, boolean][] = [
      ...words.map((one): [string, boolean] => [one, false]),
      ...exact.map((one): [string, boolean] => [one, true]),
    ];
    for (const [one, isExact] of claims) {
      const sign = readWording(one, isExact).join(' ');
      const owner = owners.get(sign) ?? term.key;
      if (sign === '') wrong('also', 'a wording with a letter or a digit', one);
      else if (owner !== term.key) wrong('also', `unlike a wording of “${owner}”`, one);
      else owners.set(sign, owner);
    }
  }
  return faults;
}
