import 'server-only';
import type { z } from 'zod';
import { markEveryClip } from '@/lib/clips/mark-terms.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import type { Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { FaultList } from '@/lib/ingest/import-fault.server';
import { changesTerms, saveReferences } from '@/lib/ingest/save-reference-records.server';
import type { DeskKind, Facts } from './desk-kinds';
import { factsContracts } from './facts-contracts.server';
import { writeClip } from './write-clip.server';

/** The column by which clips name a record whose words stand on their cards. */
const ON_CARDS: Partial<Record<DeskKind, string>> = {
  source: 'source_id',
  batch: 'batch_id',
  author: 'author_id',
};

/** Facts that meet the contract of their kind; throws `bad_request` with every fault by its path. */
export function parseFacts(kind: DeskKind, facts: Facts): Facts {
  const contract: z.ZodType = factsContracts[kind];
  const read = contract.safeParse(facts);
  if (read.success) return read.data as Facts;
  const faults = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Problem(
    'bad_request',
    faults.map(({ path, message }) => `${path}: ${message}`).join('; '),
    {
      detail: { faults },
    },
  );
}

async function clipsOf(writer: Writer, kind: DeskKind, key: string): Promise<number[]> {
  const column = ON_CARDS[kind];
  if (column === undefined) return [];
  const rows = await writer.rows<{ id: number }>(
    `SELECT id FROM clip WHERE ${column} = (SELECT id FROM ${kind} WHERE key = ?)`,
    [key],
  );
  return rows.map(({ id }) => id);
}

/**
 * Writes facts that met their contract (`parseFacts`), in the caller's transaction; the cards and
 * the tokens of the clips they stand on follow.
 */
export async function writeFacts(
  writer: Writer,
  kind: DeskKind,
  key: string,
  facts: Facts,
  now: number,
): Promise<void> {
  if (kind === 'clip') {
    return writeClip(writer, facts as z.output<typeof factsContracts.clip>, now);
  }
  const faults = new FaultList();
  // The contract of its kind was met.
  const lines = [{ line: 1, record: { record: kind, ...facts } }] as never;
  const clips = await clipsOf(writer, kind, key);
  const rewords = kind === 'term' && (await changesTerms(writer, lines));
  await refreshClips(writer, clips, async () => {
    await saveReferences[kind]({ writer, faults }, lines);
    return clips;
  });
  const [fault] = faults.told;
  if (fault !== undefined) {
    const message = `should be ${fault.expected}; found ${fault.found}`;
    throw new Problem('bad_request', `${fault.field}: ${message}`, {
      detail: { faults: [{ path: fault.field, message }] },
    });
  }
  if (rewords) await markEveryClip(writer);
}
