import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Database, Engine } from '@/lib/db/database';
import { evaluateSearch, indexTexts } from '@/lib/search/match-texts';
import { parseSearch } from '@/lib/search/parse-search';
import type { SearchNode } from '@/lib/search/search-node';
import { toFts5 } from '@/lib/search/to-fts5.server';
import { type SearchTexts, toSearchDocument } from '@/lib/search/to-search-document.server';
import { toTsqueryCondition } from '@/lib/search/to-tsquery.server';
import { describeEachEngine } from '../../support/databases';

const piece = fc.oneof(
  fc.constantFrom(
    'walk',
    'walks',
    'Walking',
    'cat',
    'cathedral',
    'naïve',
    '３５mm',
    '2',
    "o'clock",
  ),
  fc.constantFrom(
    '东京',
    '東',
    '的街',
    '街道',
    '貓',
    '，',
    '·',
    '-',
    '가나',
    'ガス',
    'कि',
    '🐈',
    '"',
    '\0',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const text = fc
  .array(piece, { maxLength: 10 })
  .chain((pieces) => fc.constantFrom(' ', '', '-').map((between) => pieces.join(between)));
const texts: fc.Arbitrary<SearchTexts> = fc.record({
  titles: fc.array(text, { maxLength: 2 }),
  prompts: fc.array(text, { maxLength: 3 }),
  credits: fc.array(text, { maxLength: 2 }),
});
// Few pieces, so that something is found; and parts of the texts themselves.
const typed = fc.oneof(
  piece,
  fc.tuple(piece, piece).map(([a, b]) => `${a} -${b}`),
  fc.tuple(piece, piece).map(([a, b]) => `"${a} ${b}"`),
  fc.tuple(piece, piece).map(([a, b]) => `${a}${b}`),
  piece.map((one) => `${one}*`),
);

const documents = fc.sample(texts, { numRuns: 300, seed: 2024 });
const searches = [
  ...fc.sample(typed, { numRuns: 700, seed: 2024 }),
  ...documents.flatMap(({ prompts }) => prompts.map((prompt) => prompt.slice(2, 12))),
];

async function fill(database: Database): Promise<void> {
  await database.write(async (writer) => {
    for (const [at, each] of documents.entries()) {
      const { title, prompt, credit } = toSearchDocument(each, 'sqlite');
      await writer.run(
        'INSERT INTO clip_search (rowid, title, prompt, credit) VALUES (?, ?, ?, ?)',
        [at, title, prompt, credit],
      );
    }
  });
}

// PostgreSQL's table asks for clips; the documents stand in the statement instead.
const AS_TABLE = `WITH documents AS (SELECT (d->>'id')::integer AS id, (d->>'title')::tsvector AS title,
  (d->>'prompt')::tsvector AS prompt, (d->>'credit')::tsvector AS credit
  FROM json_array_elements(?::json) AS d)`;
const asJson = JSON.stringify(
  documents.map((each, id) => ({ id, ...toSearchDocument(each, 'postgres') })),
);

async function find(database: Database, engine: Engine, search: SearchNode): Promise<number[]> {
  if (engine === 'sqlite') {
    const sql = 'SELECT rowid AS id FROM clip_search WHERE clip_search MATCH ? ORDER BY rowid';
    return (await database.rows<{ id: number }>(sql, [toFts5(search)])).map(({ id }) => id);
  }
  const { sql, values } = toTsqueryCondition(search, 'all', 'documents');
  const rows = await database.rows<{ id: number }>(
    `${AS_TABLE} SELECT id FROM documents WHERE ${sql} ORDER BY id`,
    [asJson, ...values],
  );
  return rows.map(({ id }) => id);
}

describeEachEngine('any texts and any searches', (open, { engine }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    if (engine === 'sqlite') await fill(database);
  });

  test('the engine finds what the tokens say', async () => {
    const indexed = documents.map(indexTexts);
    let found = 0;
    for (const q of searches) {
      const search = parseSearch(q);
      if (search === null) continue;
      const wanted = [...indexed.keys()].filter((at) => {
        const document = indexed[at];
        return document !== undefined && evaluateSearch(search, document);
      });
      expect(await find(database, engine, search), JSON.stringify(q)).toEqual(wanted);
      found += wanted.length;
    }
    expect(found).toBeGreaterThan(1000);
  });
});
