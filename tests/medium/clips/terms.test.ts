import { beforeAll, expect, it } from 'vitest';
import type { ClipQuery } from '@/lib/clips/clip-query';
import { countFacets } from '@/lib/clips/count-facets.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { markEveryClip } from '@/lib/clips/mark-terms.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import { saveTerms } from '@/lib/clips/save-terms.server';
import { TERM_FAMILIES, type TermEntry } from '@/lib/clips/term-entry';
import type { Database } from '@/lib/db/database';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { toTermEntry } from '@/lib/ingest/lexicon-contract.server';
import { getTerm, termDetail } from '@/lib/prompts/get-term.server';
import { listTerms, termList } from '@/lib/prompts/list-terms.server';
import { readClipTerms } from '@/lib/prompts/read-clip-terms.server';
import { compileLexicon, findTerms } from '@/lib/search/find-terms';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { readSeed } from '../../support/seed-database';

const parse = (search: string): ClipQuery => parseApiQuery(new URLSearchParams(search));

describeEachEngine('terms', (open) => {
  let database: Database;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await open('seeded');
    catalogue = await readSeed();
  });

  const slugs = async (search: string) =>
    (await listClips(database, { ...parse(search), limit: 200 })).items.map(({ slug }) => slug);

  it('are found where they stand, any of several, under the other filters and words', async () => {
    expect(await slugs('term=kintsugi')).toEqual(['glass-tortoise-kintsugi']);
    expect(await slugs('term=kintsugi,tutorial&sort=oldest')).toEqual([
      'grandmother-gnocchi',
      'glass-tortoise-kintsugi',
    ]);
    const neon = await slugs('term=neon');
    expect(neon).toContain('tokyo-walk');
    expect(await slugs('term=neon&source=official-page')).toEqual(['dogs-downtown', 'tokyo-walk']);
    expect(await slugs('term=neon&q=reflective')).toEqual(['tokyo-walk']);
    expect(await slugs('term=no-such-term')).toEqual([]);
  });

  it('count as the list gives them, and unknown is where none was found', async () => {
    for (const search of ['', 'source=openai-tiktok', 'q=cat']) {
      const counted = (await countFacets(database, parse(search))).facets.term ?? [];
      expect(counted.length).toBeGreaterThan(10);
      for (const { value, count } of counted.filter((_, index) => index % 11 === 0)) {
        const found = await slugs(`${search}&term=${value}`);
        expect([search, value, found.length]).toEqual([search, value, count]);
      }
    }
    const { facets } = await countFacets(database, parse(''));
    expect(facets.term?.find(({ value }) => value === 'close-up')?.label?.zh).toBe('特写');
    const without = await slugs('term=unknown');
    expect(without).toContain('tiktok-batch-0224');
    expect(without).not.toContain('tokyo-walk');
  });

  it('are listed by family with their counts, the most frequent first', async () => {
    const { families, items } = termList.parse(await listTerms(database));
    expect(items).toHaveLength(catalogue.terms.length);
    expect(families.map(({ family }) => family)).toEqual(TERM_FAMILIES);
    for (const { family, termCount } of families) {
      const counts = items.filter((one) => one.family === family).map(({ count }) => count);
      expect(counts).toHaveLength(termCount);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }
    const counted = (await countFacets(database, parse(''))).facets.term ?? [];
    expect(Object.fromEntries(items.map(({ key, count }) => [key, count]))).toMatchObject(
      Object.fromEntries(counted.map(({ value, count }) => [value, count])),
    );
  });

  it('go together as their clips do', async () => {
    const { term, together } = termDetail.parse(await getTerm(database, 'depth-of-field'));
    const clips = await slugs('term=depth-of-field');
    expect(term.count).toBe(clips.length);
    expect(term.wordings).toContain('景深');
    expect(together.length).toBeGreaterThan(5);
    for (const other of together.slice(0, 6)) {
      const both = (await slugs(`term=${other.key}`)).filter((slug) => clips.includes(slug));
      expect([other.key, both.length]).toEqual([other.key, other.together]);
    }
    await expect(getTerm(database, 'no-such-term')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of one clip find in its texts what all terms find', async () => {
    const whole = compileLexicon(catalogue.terms.map(toTermEntry));
    for (const { slug, prompt } of catalogue.clips) {
      const own = compileLexicon(await readClipTerms(database, slug));
      for (const { text } of prompt.flatMap((part) => part.texts)) {
        expect(findTerms(text, own)).toEqual(findTerms(text, whole));
      }
    }
  });

  it('belong to the query a cursor is bound to', async () => {
    const { nextCursor } = await listClips(database, { ...parse('term=beautiful'), limit: 3 });
    const next = { ...parse('term=beautiful'), limit: 3, cursor: nextCursor };
    expect((await listClips(database, next)).items).toHaveLength(3);
    const other = listClips(database, { ...next, term: ['stunning'] });
    await expect(other).rejects.toMatchObject({ code: 'cursor_invalid' });
  });

  it('follow the prompt when a clip is saved again, and the lexicon when it changes', async () => {
    const prompted = (text: string) => [{ texts: [{ language: 'en', text, origin: 'original' }] }];
    const save = (text: string) =>
      database.write((writer) =>
        saveClips(writer, [makeEntry('own-clip', { prompt: prompted(text) })], Date.now()),
      );
    await save('A gryphon under neon');
    expect(await slugs('term=neon')).toContain('own-clip');
    await save('A gryphon under a lamp');
    expect(await slugs('term=neon')).not.toContain('own-clip');

    const gryphon: TermEntry = {
      key: 'gryphon',
      family: 'subject',
      name: { en: 'gryphon', zh: '狮鹫' },
      words: ['gryphon', '狮鹫'],
      exact: [],
      not: [],
    };
    const terms = catalogue.terms.map(toTermEntry);
    const renew = (all: readonly TermEntry[]) =>
      database.write(async (writer) => {
        const isRenewed = await saveTerms(writer, all);
        if (isRenewed) await markEveryClip(writer);
        return isRenewed;
      });
    expect(await renew([...terms, gryphon])).toBe(true);
    expect(await slugs('term=gryphon')).toEqual(['own-clip']);
    expect(await renew([...terms, gryphon])).toBe(false);
    expect(await renew(terms)).toBe(true);
    expect(await slugs('term=gryphon')).toEqual([]);
    expect(await slugs('term=kintsugi')).toEqual(['glass-tortoise-kintsugi']);
  });
});
