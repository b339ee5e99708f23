import 'server-only';
import { z } from 'zod';
import type { ClipColumns } from '@/lib/clips/clip-columns.server';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { countGroups, publicPlaces } from '@/lib/clips/count-codes.server';
import { makeByColumns } from '@/lib/clips/make-by-columns.server';
import { readVersion } from '@/lib/clips/read-version.server';
import { TERM_FAMILIES, type TermFamily } from '@/lib/clips/term-entry';
import type { Database } from '@/lib/db/database';

/** A term as lists give it. */
export const termItem = z.strictObject({
  key: z.string().describe('What `term` takes'),
  family: z.enum(TERM_FAMILIES),
  names: z.strictObject({ en: z.string(), zh: z.string() }),
  count: z.number().int().describe('How many clips have it in their prompt'),
});
export type TermItem = z.infer<typeof termItem>;

/** The reply of `/api/v1/terms`. */
export const termList = z.strictObject({
  families: z.array(
    z.strictObject({
      family: z.enum(TERM_FAMILIES),
      termCount: z.number().int(),
      clipCount: z.number().int().describe('How many clips have any of its terms'),
    }),
  ),
  items: z.array(termItem).describe('By family, in each the most frequent first'),
  version: z.number().int(),
});
export type TermList = z.infer<typeof termList>;

/** A row of `term` with its count. */
export interface TermRow {
  key: string;
  family: TermFamily;
  name_en: string;
  name_zh: string;
  count: number;
}

/** The list's item of a row. */
export function toTermItem({ key, family, name_en, name_zh, count }: TermRow): TermItem {
  return { key, family, names: { en: name_en, zh: name_zh }, count };
}

const FOUND = "clip_term x JOIN clip c ON c.id = x.clip_id AND c.status = 'public'";

/** The reply of rows in the order of the vocabulary, the clips of each family counted before. */
function toTermList(
  rows: readonly TermRow[],
  clipCountOf: (family: TermFamily) => number,
  version: number,
): TermList {
  const byFamily = Map.groupBy(rows, ({ family }) => family);
  const families = TERM_FAMILIES.map((family) => ({
    family,
    termCount: byFamily.get(family)?.length ?? 0,
    clipCount: clipCountOf(family),
  }));
  const items = TERM_FAMILIES.flatMap((family) =>
    (byFamily.get(family) ?? []).sort((a, b) => b.count - a.count).map(toTermItem),
  );
  return { families, items, version };
}

/** How many public clips have a term, by the columns. */
export function countOfTerm({ many, tally }: ClipColumns, key: string): number {
  const code = many.term.codeOf.get(key);
  return code === undefined ? 0 : (tally.many.term[code] ?? 0);
}

/** The vocabulary by the columns; null where they moved on meanwhile. */
async function listInColumns(database: Database, columns: ClipColumns): Promise<TermList | null> {
  const { version } = columns;
  const rows = await database.snapshot(async (reader) =>
    (await readVersion(reader)) === version
      ? reader.rows<Omit<TermRow, 'count'>>(
          'SELECT key, family, name_en, name_zh FROM term ORDER BY position',
        )
      : null,
  );
  if (rows === null || columns.version !== version) return null;
  const { term } = columns.many;
  const groupOf = new Uint8Array(Math.max(term.values.length, 1));
  const counted = rows.map((row) => {
    const code = term.codeOf.get(row.key) ?? 0;
    groupOf[code] = TERM_FAMILIES.indexOf(row.family);
    return { ...row, count: countOfTerm(columns, row.key) };
  });
  const places = publicPlaces(columns);
  const clipCounts = await countGroups(term, groupOf, TERM_FAMILIES.length, places);
  const clipCountOf = (family: TermFamily) => clipCounts[TERM_FAMILIES.indexOf(family)] ?? 0;
  return toTermList(counted, clipCountOf, version);
}

/** The whole vocabulary with how many public clips have each term, those that none has too. */
export async function listTerms(database: Database): Promise<TermList> {
  const listed = await makeByColumns(database, EVERYTHING, 0, (columns) =>
    listInColumns(database, columns),
  );
  if (listed !== null) return listed;
  return database.aside(async (reader) => {
    const rows = await reader.rows<TermRow>(
      `SELECT t.key, t.family, t.name_en, t.name_zh, coalesce(n.count, 0) AS count FROM term t
       LEFT JOIN (SELECT x.term_id, count(*) AS count FROM ${FOUND} GROUP BY 1) n ON n.term_id = t.id
       ORDER BY t.position`,
    );
    const clips = await reader.rows<{ family: TermFamily; count: number }>(
      `SELECT t.family, count(DISTINCT x.clip_id) AS count FROM ${FOUND}
       JOIN term t ON t.id = x.term_id GROUP BY 1`,
    );
    const clipCounts = new Map(clips.map(({ family, count }) => [family, count]));
    return toTermList(rows, (family) => clipCounts.get(family) ?? 0, await readVersion(reader));
  });
}
