import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { type Conditions, clipConditions, type Dimension } from './clip-conditions.server';
import { type ClipQuery, UNKNOWN } from './clip-query';
import type { Facets, FacetValue } from './contracts.server';
import { hitCondition, searchOf } from './find-search-hits.server';
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

async function countOne(reader: Reader, query: ClipQuery, name: keyof typeof FACETS) {
  const { value, names, join } = FACETS[name];
  const parts: Conditions[] = [clipConditions(query, name)];
  const node = searchOf(query);
  if (node !== null) parts.push(hitCondition(reader.engine, node));
  const rows = await reader.rows<Row>(
    `SELECT ${value} AS value, count(*) AS count, ${names?.en ?? 'NULL'} AS en, ${names?.zh ?? 'NULL'} AS zh
     FROM clip c ${join ?? ''} WHERE ${parts.flatMap((part) => part.sql).join(' AND ')}
     GROUP BY 1, 3, 4`,
    parts.flatMap((part) => part.values),
  );
  return rows.map(facetValue).sort(byCount);
}

function facetValue({ value, count, en, zh }: Row): FacetValue {
  return { value: value ?? UNKNOWN, count, label: en && zh ? { en, zh } : null };
}

/** Most first, what is unknown last, equal counts by value. */
function byCount(a: FacetValue, b: FacetValue): number {
  const unknown = Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN);
  return unknown || b.count - a.count || (a.value < b.value ? -1 : 1);
}

/** Counts of every value of every filter, each under the query's other filters and words. */
export async function countFacets(database: Database, query: ClipQuery): Promise<Facets> {
  const nothing = query.q !== null && searchOf(query) === null;
  return database.snapshot(async (reader) => {
    const facets: Record<string, FacetValue[]> = {};
    for (const name of Object.keys(FACETS) as (keyof typeof FACETS)[]) {
      facets[name] = nothing ? [] : await countOne(reader, query, name);
    }
    return { facets, version: await readVersion(reader) };
  });
}
