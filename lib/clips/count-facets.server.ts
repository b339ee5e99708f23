import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import type { ClipColumns } from './clip-columns.server';
import { type Conditions, clipConditions, type Dimension } from './clip-conditions.server';
import { type ClipQuery, countFilters, UNKNOWN } from './clip-query';
import type { Facets, FacetValue } from './contracts.server';
import { type CountedFilter, canCount, countAll, makeCounter } from './count-columns.server';
import { splitValues } from './filter-values';
import { hitCondition, searchOf } from './find-search-hits.server';
import { COUNTED_HITS, gatherHits, type Hits } from './gather-hits.server';
import { makeByColumns } from './make-by-columns.server';
import { markQuery } from './mark-query.server';
import { readVersion } from './read-version.server';

/** How a facet's values are read off `clip c`: the value, names where the data has them, a join. */
interface FacetColumns {
  value: string;
  names?: { en: string; zh: string };
  join?: string;
}

const FACETS: Record<Exclude<Dimension, 'date'>, FacetColumns> = {
  source: {
    value: 'n.key',
    names: { en: 'n.name_en', zh: 'n.name_zh' },
    join: 'JOIN source n ON n.id = c.source_id',
  },
  batch: {
    value: 'n.key',
    names: { en: "coalesce(n.heading, '')", zh: "coalesce(n.heading, '')" },
    join: 'LEFT JOIN batch n ON n.id = c.batch_id',
  },
  capability: { value: 'c.capability' },
  author: {
    value: 'n.key',
    names: { en: 'n.name', zh: 'n.name' },
    join: 'LEFT JOIN author n ON n.id = c.author_id',
  },
  model: { value: 'c.model' },
  aspect: { value: 'c.aspect' },
  link: { value: 'c.link' },
  term: {
    value: 'n.key',
    names: { en: 'n.name_en', zh: 'n.name_zh' },
    join: 'JOIN clip_term x ON x.clip_id = c.id JOIN term n ON n.id = x.term_id',
  },
  failure: { value: 'x.kind', join: 'JOIN clip_failure x ON x.clip_id = c.id' },
  hasPrompt: { value: flag('c.has_prompt') },
  hasOriginal: { value: flag('c.has_original') },
  hasDate: { value: flag("c.certainty <> 'unknown'") },
  hasDuration: { value: flag('c.duration_ms IS NOT NULL') },
};

// Booleans are 0 and 1 in SQLite and true and false in PostgreSQL; CASE reads both.
function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 'true' ELSE 'false' END`;
}

interface Row {
  value: string | null;
  count: number;
  en: string | null;
  zh: string | null;
}

type FacetName = keyof typeof FACETS;
const FACET_NAMES = Object.keys(FACETS) as FacetName[];

async function countOne(reader: Reader, query: ClipQuery, name: FacetName, most: number) {
  const { value, names, join } = FACETS[name];
  const parts: Conditions[] = [clipConditions(query, name)];
  const node = searchOf(query);
  if (node !== null) parts.push(hitCondition(reader.engine, node, most));
  const rows = await reader.rows<Row>(
    `SELECT ${value} AS value, count(*) AS count, ${names?.en ?? 'NULL'} AS en, ${names?.zh ?? 'NULL'} AS zh
     FROM clip c ${join ?? ''} WHERE ${parts.flatMap((part) => part.sql).join(' AND ')}
     GROUP BY 1, 3, 4`,
    parts.flatMap((part) => part.values),
  );
  return rows.map(facetValue);
}

function facetValue({ value, count, en, zh }: Row): FacetValue {
  return { value: value ?? UNKNOWN, count, label: en && zh ? { en, zh } : null };
}

/** Most first, what is unknown last, equal counts by value. */
function byCount(a: FacetValue, b: FacetValue): number {
  const unknown = Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN);
  return unknown || b.count - a.count || (a.value < b.value ? -1 : 1);
}

/** As many values of a filter are told, the most frequent: a gallery may name a hundred thousand authors. */
const MOST_VALUES = 1_000;

/** The values that a query asks for or refuses. */
function askedOf(query: ClipQuery, name: FacetName): readonly string[] {
  const wanted = query[name];
  if (!Array.isArray(wanted)) return [];
  const { any, all, none } = splitValues(wanted);
  return [...any, ...all, ...none];
}

/** The most frequent values in their order; what is unknown or asked for is always among them. */
function chooseValues(counted: FacetValue[], asked: readonly string[], most: number): FacetValue[] {
  if (counted.length <= most) return counted.sort(byCount);
  const counts = counted.filter(({ value }) => value !== UNKNOWN).map(({ count }) => count);
  const floor = Uint32Array.from(counts).sort().at(-most) ?? 0;
  const stays = ({ value }: FacetValue) => value === UNKNOWN || asked.includes(value);
  return counted
    .filter((one) => one.count >= floor || stays(one))
    .sort(byCount)
    .filter((one, at) => at < most || stays(one));
}

/** How many values and how many hits are looked at at most. */
interface Limits {
  hits?: number;
  values?: number;
}

/** What was counted of each filter, every value of it. */
type Counted = Map<FacetName, FacetValue[]>;

/** The reply of what was counted: of each filter its most frequent values, and how many more it has. */
function tellFacets(
  query: ClipQuery,
  counted: Counted,
  { values = MOST_VALUES }: Limits,
): Pick<Facets, 'facets' | 'more'> {
  const facets: Facets['facets'] = {};
  const more: Facets['more'] = {};
  for (const [name, all] of counted) {
    facets[name] = chooseValues(all, askedOf(query, name), values);
    const left = all.length - facets[name].length;
    if (left > 0) more[name] = left;
  }
  return { facets, more };
}

/** What counts a filter's values; null where the columns moved on meanwhile. */
async function counterOf(columns: ClipColumns, query: ClipQuery, hits: Hits | null) {
  if (hits === null && countFilters(query) === 0) {
    return async (name: CountedFilter) => countAll(columns, name);
  }
  const marked = await markQuery(columns, query, hits);
  return marked && makeCounter(columns, marked);
}

/** What the columns tell; null where they moved on meanwhile. */
async function countInColumns(
  columns: ClipColumns,
  query: ClipQuery,
  hits: Hits | null,
): Promise<Counted | null> {
  const { version } = columns;
  const countOf = await counterOf(columns, query, hits);
  if (countOf === null) return null;
  const counted: Counted = new Map();
  for (const name of FACET_NAMES) {
    await letOthers();
    if (columns.version !== version || !canCount(name)) return null;
    counted.set(name, await countOf(name));
  }
  return columns.version === version ? counted : null;
}

/**
 * Counts of the values of every filter, each under the query's other filters and words: from the
 * columns, else by SQL, equal either way. Under words only their newest hits are counted, and of each
 * filter the most frequent values told; the answer says so.
 */
export async function countFacets(
  database: Database,
  query: ClipQuery,
  limits: Limits = {},
): Promise<Facets> {
  const { hits: most = COUNTED_HITS } = limits;
  if (query.q !== null && searchOf(query) === null) {
    const none: Counted = new Map(FACET_NAMES.map((name) => [name, []]));
    return {
      ...tellFacets(query, none, limits),
      atLeast: false,
      version: await database.version(),
    };
  }
  const told = await makeByColumns(database, query, most, async (columns, hits) => {
    const { version } = columns;
    const counted = await countInColumns(columns, query, hits);
    if (counted === null) return null;
    return { ...tellFacets(query, counted, limits), atLeast: hits?.capped ?? false, version };
  });
  if (told !== null) return told;
  return database.aside(async (reader) => {
    const version = await readVersion(reader);
    const hits = await gatherHits(database, reader, query, version, most);
    const counted: Counted = new Map();
    for (const name of FACET_NAMES) counted.set(name, await countOne(reader, query, name, most));
    return { ...tellFacets(query, counted, limits), atLeast: hits?.capped ?? false, version };
  });
}
