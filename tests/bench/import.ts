import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { saveClips } from '@/lib/clips/save-clips.server';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { SEARCH_ROW_SPAN } from '@/lib/search/index-clips.server';
import { toSearchDocument } from '@/lib/search/to-search-document.server';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { makeClip } from './generate-clips';
import { loadClips } from './load-clips';

const CLIPS_PER_WRITE = 2_000;

/** The loop one would write by hand: prepared inserts of a clip, its prompt and its search row. */
function makeBareLoop(file: string) {
  const db = new SQLite(file);
  for (const pragma of ['synchronous = FULL', 'temp_store = MEMORY', 'cache_size = -32000']) {
    db.pragma(pragma);
  }
  const clip = db.prepare(
    `INSERT INTO clip (slug, model, capability, source_id, author_id, title_en, title_zh, published_on,
       published_at, certainty, clock, sort_at, duration_ms, aspect, has_prompt, has_original, evidence,
       card, added_at, updated_at)
     VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', ?, 0, 0)`,
  );
  const part = db.prepare('INSERT INTO prompt_part (clip_id, position) VALUES (?, ?)');
  const text = db.prepare(
    'INSERT INTO prompt_text (part_id, language, text, origin) VALUES (?, ?, ?, ?)',
  );
  const search = db.prepare(
    'INSERT INTO clip_search (rowid, title, prompt, credit) VALUES (?, ?, ?, ?)',
  );
  const insert = (entry: ClipEntry) => {
    const { published, prompt, title } = entry;
    const at = published.at === null ? null : Date.parse(published.at);
    const sortAt = at ?? (published.on === null ? 0 : Date.parse(published.on));
    const duration = entry.durationSeconds === null ? null : entry.durationSeconds * 1000;
    const { lastInsertRowid: id } = clip.run(
      ...[entry.slug, entry.model, entry.capability, title.en, title.zh, published.on, at],
      ...[published.certainty, published.clock, sortAt, duration, entry.aspect],
      ...[prompt.length > 0 ? 1 : 0, JSON.stringify(entry)],
    );
    for (const [position, { texts }] of prompt.entries()) {
      const { lastInsertRowid: partId } = part.run(id, position);
      for (const one of texts) text.run(partId, one.language, one.text, one.origin);
    }
    const prompts = prompt.flatMap(({ texts }) => texts.map((one) => one.text));
    const credits = [entry.author ?? '', entry.source];
    const document = toSearchDocument({ titles: [title.en, title.zh], prompts, credits }, 'sqlite');
    const row = BigInt(Math.floor(sortAt / 1000)) * BigInt(SEARCH_ROW_SPAN) + BigInt(id);
    search.run(row, document.title, document.prompt, document.credit);
  };
  return { insertAll: db.transaction((all: ClipEntry[]) => all.forEach(insert)), db };
}

/** What this process holds of its own, megabytes; pages of the database's file are the system's. */
function ownMegabytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Saving made-up clips beside a bare prepared-insert loop with the same index (11). SQLite. */
export async function measureImport({ clips, folder }: BenchOptions): Promise<BenchLine[]> {
  const runs = Math.max(1, Math.ceil(Math.min(clips, 100_000) / CLIPS_PER_WRITE));
  const [ours, bare] = [join(folder, 'ours.db'), join(folder, 'bare.db')];
  await migrate(`file:${ours}`);
  await migrate(`file:${bare}`);
  const [database, other] = [
    await openDatabase(`file:${ours}`),
    await openDatabase(`file:${bare}`),
  ];
  await loadClips(database, 0);
  await loadClips(other, 0);
  await other.close();
  const { insertAll, db } = makeBareLoop(bare);
  let [oursMs, bareMs, megabytes, count] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const size = Math.min(CLIPS_PER_WRITE, clips);
    const entries = Array.from({ length: size }, (_, n) => makeClip(run * size + n));
    const started = performance.now();
    await database.write((writer) => saveClips(writer, entries, 0));
    const between = performance.now();
    insertAll.immediate(entries);
    oursMs += between - started;
    bareMs += performance.now() - between;
    megabytes = Math.max(megabytes, ownMegabytes());
    count += size;
  }
  db.close();
  await database.close();
  const rate = (ms: number) => (count / ms) * 1000;
  return [
    lineOf(
      '11',
      [`saving ${count} clips`, rate(oursMs)],
      ['a bare loop', rate(bareMs)],
      '/s',
      '≥ 0.5',
    ),
    lineOf('11', ['most memory, both', megabytes], ['512 MB', 512], 'MB', '≤ 1'),
  ];
}
