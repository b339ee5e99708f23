import 'server-only';
import type { z } from 'zod';
import { readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { appearanceRows, clipRow, type References } from '@/lib/clips/clip-rows.server';
import { findReferences } from '@/lib/clips/find-references.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import { writePrompts } from '@/lib/clips/save-clips.server';
import type { Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { failureRows } from '@/lib/ingest/save-failures.server';
import type { factsContracts } from './facts-contracts.server';

type ClipFacts = z.output<typeof factsContracts.clip>;

/** Says which of the keys that a clip names is nobody's. */
function refuseUnknown(facts: ClipFacts, refs: References, clips: Map<string, number>): void {
  const check = (path: string, key: string | null, known: Map<string, number>) => {
    if (key === null || known.has(key)) return;
    const message = `There is no “${key}”.`;
    throw new Problem('bad_request', `${path}: ${message}`, {
      detail: { faults: [{ path, message }] },
    });
  };
  check('source', facts.source, refs.sources);
  check('batch', facts.batch, refs.batches);
  check('author', facts.author, refs.authors);
  for (const [at, { source }] of facts.appearances.entries()) {
    check(`appearances.${at}.source`, source, refs.sources);
  }
  for (const [at, { slug }] of facts.relations.entries()) {
    check(`relations.${at}.slug`, slug, clips);
  }
}

/**
 * Writes every fact of a clip, new or known, inside the caller's transaction; its card, its tokens,
 * its place in the columns follow. Its files stay. Refuses keys that name nothing.
 */
export async function writeClip(writer: Writer, facts: ClipFacts, now: number): Promise<void> {
  const { slug, status, rights, failures, ...known } = facts;
  const entry: ClipEntry = { slug, ...known, renditions: [] };
  const refs = await findReferences(writer, [entry]);
  const related = facts.relations.map((relation) => relation.slug);
  const clips = await readIds(writer, 'clip', 'slug', [slug, ...related]);
  refuseUnknown(facts, refs, new Map([...clips, [slug, 0]]));
  const before = clips.get(slug);
  const [dated] = await writer.rows<{ added_at: number }>(
    'SELECT added_at FROM clip WHERE slug = ?',
    [slug],
  );
  await refreshClips(writer, before === undefined ? [] : [before], async () => {
    const row = { ...clipRow(entry, refs, undefined, now), status, rights };
    const added = dated === undefined ? {} : { added_at: dated.added_at };
    await writeRows(writer, 'clip', [{ ...row, ...added }], ['slug']);
    const ids = await readIds(writer, 'clip', 'slug', [slug]);
    const id = ids.get(slug) ?? 0;
    for (const table of ['prompt_part', 'appearance', 'clip_failure']) {
      await writer.run(`DELETE FROM ${table} WHERE clip_id = ?`, [id]);
    }
    await writer.run('DELETE FROM relation WHERE from_id = ?', [id]);
    await writePrompts(writer, [entry], ids);
    await writeRows(writer, 'appearance', appearanceRows(entry, id, refs));
    await writeRows(writer, 'clip_failure', failureRows({ slug, failures }, id));
    const relations = facts.relations.map((relation) => ({
      from_id: id,
      to_id: relation.slug === slug ? id : (clips.get(relation.slug) ?? 0),
      kind: relation.kind,
    }));
    await writeRows(writer, 'relation', relations);
    return [id];
  });
}
