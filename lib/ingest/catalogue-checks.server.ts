import 'server-only';
import { readPostInstant } from '@/lib/ingest/catalogue-clock.server';
import type { Catalogue, CatalogueClip } from '@/lib/ingest/catalogue-contract.server';
import { type CatalogueFaultEntry, showFound } from '@/lib/ingest/catalogue-fault.server';

/** The records of a seed folder, each sound by itself; clips still by the file they stand in. */
export type SoundRecords = Omit<Catalogue, 'clips'> & {
  clips: { file: string; rows: CatalogueClip[] }[];
};

type Wrong = (field: string, expected: string, found: unknown) => void;

const DAY_MS = 86_400_000;

/** What no single record can know: that keys are unique, exist where named, and clocks agree. */
export function checkCatalogue(records: SoundRecords): CatalogueFaultEntry[] {
  const faults: CatalogueFaultEntry[] = [];
  const at =
    (file: string, record: string): Wrong =>
    (field, expected, found) =>
      faults.push({ file, record, field, expected, found: showFound(found) });
  const table = <T>(file: string, field: string, rows: T[], keyOf: (row: T) => string) =>
    collectKeys(
      rows.map((row) => ({ file, key: keyOf(row) })),
      field,
      at,
    );

  const sources = table('catalogue/sources.json', 'key', records.sources, (row) => row.key);
  const authors = table('catalogue/authors.json', 'key', records.authors, (row) => row.key);
  const batchKeys = table('catalogue/batches.json', 'key', records.batches, (row) => row.key);
  const lists = records.collections;
  table('catalogue/collections.json', 'key', lists, (row) => row.key);
  table('explainers.json', 'slug', records.explainers, (row) => row.slug);
  const slugs = collectKeys(
    records.clips.flatMap(({ file, rows }) => rows.map(({ slug }) => ({ file, key: slug }))),
    'slug',
    at,
  );

  for (const { key, source, documentDate } of records.batches) {
    const wrong = at('catalogue/batches.json', key);
    if (!sources.has(source)) wrong('source', 'a key in sources.json', source);
    if (key !== `${source}-${documentDate}`) wrong('key', `"${source}-${documentDate}"`, key);
  }
  const batches = new Map(records.batches.map(({ key, source }) => [key, source]));
  for (const { file, rows } of records.clips) {
    for (const clip of rows) {
      const wrong = at(file, clip.slug);
      if (!sources.has(clip.source)) wrong('source', 'a key in sources.json', clip.source);
      if (clip.author !== null && !authors.has(clip.author)) {
        wrong('author', 'a key in authors.json, or null', clip.author);
      }
      if (clip.batch !== null && !batchKeys.has(clip.batch)) {
        wrong('batch', 'a key in batches.json, or null', clip.batch);
      } else if (clip.batch !== null && batches.get(clip.batch) !== clip.source) {
        wrong('batch', `a batch of ${clip.source}`, clip.batch);
      }
      checkPrompt(clip, wrong);
      checkPublished(clip, wrong);
      checkAppearances(clip, sources, wrong);
      clip.relations.forEach(({ slug }, index) => {
        const isOther = slugs.has(slug) && slug !== clip.slug;
        if (!isOther) wrong(`relations[${index}].slug`, 'the slug of another clip', slug);
      });
    }
  }
  for (const { slug, clips, batch } of records.explainers) {
    const wrong = at('explainers.json', slug);
    if (batch !== null && !batchKeys.has(batch)) {
      wrong('batch', 'a key in batches.json, or null', batch);
    }
    clips.forEach((clip, index) => {
      if (!slugs.has(clip)) wrong(`clips[${index}]`, 'the slug of a clip', clip);
      else if (clips.indexOf(clip) < index) wrong(`clips[${index}]`, 'a clip named once', clip);
    });
  }
  const marked = new Set<string>();
  for (const { slug, kind } of records.failures) {
    const wrong = at('failures.json', slug);
    if (!slugs.has(slug)) wrong('slug', 'the slug of a clip', slug);
    if (marked.has(`${slug} ${kind}`)) wrong('kind', 'one the clip has not yet', kind);
    marked.add(`${slug} ${kind}`);
  }
  for (const { key, entries } of lists) {
    const seen = new Set<string>();
    entries.forEach(({ slug }, index) => {
      const wrong = at('catalogue/collections.json', key);
      if (!slugs.has(slug)) wrong(`entries[${index}].slug`, 'the slug of a clip', slug);
      if (seen.has(slug)) wrong(`entries[${index}].slug`, 'a clip not yet in the list', slug);
      seen.add(slug);
    });
  }
  return faults;
}

function collectKeys(
  rows: { file: string; key: string }[],
  field: string,
  at: (file: string, record: string) => Wrong,
): Set<string> {
  const seen = new Map<string, string>();
  for (const { file, key } of rows) {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, file);
    else at(file, key)(field, `unique: ${first} has it already`, key);
  }
  return new Set(seen.keys());
}

function checkPrompt(clip: CatalogueClip, wrong: Wrong): void {
  clip.prompt.forEach(({ texts }, index) => {
    const languages = texts.map(({ language }) => language);
    if (new Set(languages).size < languages.length) {
      wrong(`prompt[${index}].texts`, 'one text a language', languages);
    }
  });
}

function checkPublished({ published, appearances }: CatalogueClip, wrong: Wrong): void {
  const { on, at, certainty, clock } = published;
  if ((on === null) !== (certainty === 'unknown')) {
    const expected = on === null ? '"unknown" without a date' : 'exact, day or approximate';
    wrong('published.certainty', expected, certainty);
  }
  if ((on === null) !== (clock === 'unknown')) {
    wrong('published.clock', on === null ? '"unknown" without a date' : 'known for a date', clock);
  }
  checkInstant('published.at', on, at, wrong);
  const isSeen = appearances.some(({ publishedAt }) => publishedAt === at);
  if (clock === 'post-id' && (at === null || !isSeen)) {
    wrong('published.at', 'the instant of one of the appearances (clock is post-id)', at);
  }
}

function checkAppearances(clip: CatalogueClip, sources: Set<string>, wrong: Wrong): void {
  clip.appearances.forEach((appearance, index) => {
    const { role, source, url, publishedOn, publishedAt, clock } = appearance;
    const field = `appearances[${index}]`;
    const rightRole = index === 0 ? 'origin' : 'relay';
    if (role !== rightRole) {
      wrong(`${field}.role`, index === 0 ? '"origin", first' : '"relay": one origin, first', role);
    }
    if (source !== null && !sources.has(source)) {
      wrong(`${field}.source`, 'a key in sources.json, or null', source);
    }
    if ((publishedOn === null) !== (clock === 'unknown')) {
      const expected = publishedOn === null ? '"unknown" without a date' : 'known for a date';
      wrong(`${field}.clock`, expected, clock);
    }
    checkInstant(`${field}.publishedAt`, publishedOn, publishedAt, wrong);
    const fromId = url === null ? null : readPostInstant(url);
    if (clock === 'post-id' && (fromId === null || publishedAt !== fromId)) {
      const expected = fromId
        ? `"${fromId}", which the post’s id gives`
        : 'known by an X or TikTok id';
      wrong(`${field}.publishedAt`, expected, publishedAt);
    }
  });
}

/** The printed day may lie in any zone, so the instant may miss it by a day at most. */
function checkInstant(field: string, on: string | null, at: string | null, wrong: Wrong): void {
  if (at === null) return;
  if (on === null) {
    wrong(field, 'null without a date', at);
    return;
  }
  const sinceStartMs = Date.parse(at) - Date.parse(`${on}T00:00:00Z`);
  if (sinceStartMs < -DAY_MS || sinceStartMs >= 2 * DAY_MS) {
    wrong(field, `within a day of ${on}`, at);
  }
}
