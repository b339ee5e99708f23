import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TERM_FAMILIES } from '@/lib/clips/term-entry';
import type { CatalogueFaultEntry } from '@/lib/ingest/catalogue-fault.server';
import { lexiconJsonSchema } from '@/lib/ingest/catalogue-schemas.server';
import { checkLexicon } from '@/lib/ingest/lexicon-checks.server';
import { type LexiconTerm, toTermEntry } from '@/lib/ingest/lexicon-contract.server';
import { readLexicon } from '@/lib/ingest/read-lexicon.server';

const seed = fileURLToPath(new URL('../../../seed', import.meta.url));

const term = (key: string, known: Partial<LexiconTerm> = {}): LexiconTerm => ({
  key,
  family: 'subject',
  en: key,
  zh: `${key}的中文`,
  also: { en: [], zh: [] },
  exact: [],
  not: { en: [], zh: [] },
  ...known,
});

describe('the lexicon', () => {
  it('has several hundred terms in every family’s file, without a fault', async () => {
    const faults: CatalogueFaultEntry[] = [];
    const terms = await readLexicon({ folder: seed, faults });
    expect(faults).toEqual([]);
    const sound = terms.filter((one) => one !== null);
    expect(checkLexicon(sound)).toEqual([]);
    expect(sound.length).toBeGreaterThan(700);
    const counts = Map.groupBy(sound, ({ family }) => family);
    for (const family of TERM_FAMILIES) expect(counts.get(family)?.length).toBeGreaterThan(25);
    const files = (await readdir(`${seed}/lexicon`)).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual(TERM_FAMILIES.map((family) => `${family}.json`).sort());
  });

  it('has the JSON Schema of its contract beside it', async () => {
    const folder = `${seed}/lexicon/schema`;
    if (process.env.UPDATE_SCHEMAS === '1') {
      await mkdir(folder, { recursive: true });
      await writeFile(`${folder}/terms.schema.json`, lexiconJsonSchema());
    }
    expect(await readFile(`${folder}/terms.schema.json`, 'utf8')).toBe(lexiconJsonSchema());
  });

  it('refuses a key twice, a wording of two terms in any form, and an exact one that is none', () => {
    const told = (terms: LexiconTerm[]) =>
      checkLexicon(terms).map(({ record, field, found }) => `${record} ${field} ${found}`);
    expect(told([term('dog'), term('dog', { en: 'hound' })])).toEqual(['dog key "dog"']);
    const walk = term('walk', { also: { en: ['stroll'], zh: [] } });
    expect(told([walk, term('promenade', { also: { en: ['Strolling'], zh: [] } })])).toEqual([
      'promenade also "Strolling"',
    ]);
    expect(told([term('eye', { exact: ['eyes'] })])).toEqual(['eye exact "eyes"']);
    expect(told([term('mark', { also: { en: ['!!'], zh: [] } })])).toEqual(['mark also "!!"']);
  });

  it('does not look for a name of one Chinese character, unless it is repeated', () => {
    expect(toTermEntry(term('hand', { zh: '手' })).words).toEqual(['hand']);
    const cat = term('cat', { zh: '猫', also: { en: [], zh: ['猫'] }, exact: ['cat'] });
    expect(toTermEntry(cat)).toMatchObject({ words: ['猫'], exact: ['cat'] });
  });
});
