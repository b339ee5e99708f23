import 'server-only';
import type { Database, Reader, Writer } from '@/lib/db/database';
import { chunk, marks, type Row, writeRows } from './bulk-write.server';
import { addressIdentity, type Identity, promptIdentity } from './clip-identity.server';
import type { PromptedClip } from './mark-terms.server';

interface AddressRow {
  clip_id: number;
  address: string | null;
}

async function readAddresses(writer: Writer, ids: readonly number[]): Promise<AddressRow[]> {
  const those = `IN (${marks(ids)})`;
  return writer.rows<AddressRow>(
    `SELECT id AS clip_id, page_url AS address FROM clip WHERE id ${those}
     UNION ALL SELECT id, media_url FROM clip WHERE id ${those}
     UNION ALL SELECT clip_id, url FROM appearance WHERE clip_id ${those}`,
    [...ids, ...ids, ...ids],
  );
}

/** Writes what clips are known again by, in place of what stood there: addresses and prompts. */
export async function markIdentities(
  writer: Writer,
  clips: readonly PromptedClip[],
): Promise<void> {
  for (const run of chunk(clips, 1_000)) {
    const ids = run.map(({ id }) => id);
    await writer.run(`DELETE FROM clip_identity WHERE clip_id IN (${marks(ids)})`, ids);
    const rows = new Map<string, Row>();
    const add = (clip_id: number, identity: Identity | null) => {
      if (identity === null) return;
      const { kind, value } = identity;
      rows.set(`${clip_id} ${kind} ${value}`, { kind, value, clip_id });
    };
    for (const { clip_id, address } of await readAddresses(writer, ids)) {
      add(clip_id, addressIdentity(address));
    }
    for (const { id, prompts } of run) {
      for (const text of prompts) add(id, promptIdentity(text));
    }
    await writeRows(writer, 'clip_identity', [...rows.values()]);
  }
}

/** Raised when what a clip is known by is made otherwise: every clip is marked anew then. */
const RECIPE = '2';
const STAMP = 'identities';
const CLIPS_PER_RUN = 1_000;

/** Marks the clips of a database that was filled before clips were known again; else does nothing. */
export async function markIdentitiesOnce(database: Database): Promise<void> {
  const [stamp] = await database.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    STAMP,
  ]);
  if (stamp?.value === RECIPE) return;
  let after = 0;
  for (;;) {
    const clips = await database.prisma.clip.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: CLIPS_PER_RUN,
      select: { id: true, parts: { select: { texts: { select: { text: true } } } } },
    });
    const last = clips.at(-1);
    if (last === undefined) break;
    const prompted = clips.map(({ id, parts }) => ({
      id,
      prompts: parts.flatMap(({ texts }) => texts.map(({ text }) => text)),
    }));
    await database.writeAside((writer) => markIdentities(writer, prompted));
    after = last.id;
  }
  const row = { name: STAMP, value: RECIPE, at: Date.now() };
  await database.writeAside((writer) => writeRows(writer, 'stamp', [row], ['name']));
}

/** A clip that shares an identity with something found. */
export interface Acquaintance {
  slug: string;
  kind: Identity['kind'];
  value: string;
}

/** The clips that are known by any of these, at most `limit`: an address may lead to many. */
export async function findByIdentity(
  reader: Reader,
  identities: readonly Identity[],
  limit: number,
): Promise<Acquaintance[]> {
  if (identities.length === 0) return [];
  const one = '(i.kind = ? AND i.value = ?)';
  return reader.rows<Acquaintance>(
    `SELECT c.slug, i.kind, i.value FROM clip_identity i JOIN clip c ON c.id = i.clip_id
     WHERE ${identities.map(() => one).join(' OR ')} ORDER BY c.id LIMIT ?`,
    [...identities.flatMap(({ kind, value }) => [kind, value]), limit],
  );
}
