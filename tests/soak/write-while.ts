import { setTimeout as sleep } from 'node:timers/promises';
import { saveClips } from '@/lib/clips/save-clips.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeEntry } from '../support/make-entry';
import { ask } from '../support/open-front';

const patienceMs = 15_000;

/** What became of the writes. */
export interface WritingSeen {
  line: string;
  last: string;
  lost: string[];
}

/**
 * A writer who saves one clip after another, trying again while the database is away, and looks how
 * soon each gallery shows it. A clip is lost when it was saved and is not there at the end.
 */
export function writeWhile(url: string, ports: readonly number[]) {
  let isOver = false;
  const watched = new Set(ports);
  const [saved, shown]: [string[], number[]] = [[], []];
  let [refused, last, unseen] = [0, '', 0];

  const untilShown = async (port: number, slug: string) => {
    const began = performance.now();
    while (performance.now() - began < patienceMs && watched.has(port)) {
      const reply = await ask(port, `/api/v1/clips/${slug}`).catch(() => null);
      if (reply?.status === 200) return void shown.push(performance.now() - began);
      await sleep(10);
    }
    if (watched.has(port)) unseen += 1;
  };
  const write = async () => {
    const database = await openDatabase(url);
    for (let at = 1; !isOver; at += 1) {
      const slug = `soaked-${at}`;
      const published = { on: '2027-01-01', at: null, certainty: 'day', clock: 'printed' };
      const entry = makeEntry(slug, { published });
      try {
        await database.write((writer) => saveClips(writer, [entry], Date.now()));
        saved.push(slug);
        last = slug;
        await Promise.all([...watched].map((port) => untilShown(port, slug)));
      } catch {
        refused += 1;
        await sleep(200);
      }
    }
    const rows = await database.rows<{ slug: string }>(
      "SELECT slug FROM clip WHERE slug LIKE 'soaked-%'",
    );
    await database.close();
    const there = new Set(rows.map(({ slug }) => slug));
    return saved.filter((slug) => !there.has(slug));
  };
  const writing = write();
  return {
    /** No longer looks at a gallery that is gone. */
    forget: (port: number) => void watched.delete(port),
    async stop(): Promise<WritingSeen> {
      isOver = true;
      const lost = await writing;
      const sorted = shown.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
      const line = `${saved.length} saved, ${refused} refused while the primary was away, ${lost.length} lost; shown after ${at(0.5)} ms (median), ${at(0.99)} ms (p99), ${unseen} not within ${patienceMs / 1000} s`;
      return { line, last, lost };
    },
  };
}
