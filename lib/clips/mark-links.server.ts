import 'server-only';
import type { Reader, Writer } from '@/lib/db/database';
import { COMING_VERSION, chunk, marks } from './bulk-write.server';
import { addressIdentity } from './clip-identity.server';

/** What a clip is filtered by: whether its addresses answer. null where none was asked, or told. */
export type ClipLink = 'gone' | 'answers' | null;

const CLIPS_PER_RUN = 500;

/** Whether one of a clip's addresses was found in a state. */
const isAny = (state: 'gone' | 'answers') =>
  `(EXISTS (SELECT 1 FROM link_state s WHERE s.state = '${state}'
     AND s.address IN (c.page_url, c.media_url))
   OR EXISTS (SELECT 1 FROM appearance a JOIN link_state s ON s.address = a.url
     WHERE a.clip_id = c.id AND s.state = '${state}'))`;

const LINK = `CASE WHEN ${isAny('gone')} THEN 'gone' WHEN ${isAny('answers')} THEN 'answers' END`;

/**
 * Notes on clips what their addresses said when they were asked. One that is gone outweighs those
 * that answer. Call it where the catalogue version is raised: clips it changes are marked with it.
 */
export async function markLinks(writer: Writer, ids: readonly number[]): Promise<void> {
  for (const run of chunk(ids, CLIPS_PER_RUN)) {
    const rows = await writer.rows<{ id: number; link: ClipLink; said: ClipLink }>(
      `SELECT c.id, c.link, ${LINK} AS said FROM clip c WHERE c.id IN (${marks(run)})`,
      run,
    );
    const changed = rows.filter(({ link, said }) => link !== said);
    for (const [said, clips] of Map.groupBy(changed, (row) => row.said)) {
      await writer.run(
        `UPDATE clip SET link = ?, changed_in = ${COMING_VERSION} WHERE id IN (${marks(clips)})`,
        [said, ...clips.map(({ id }) => id)],
      );
    }
  }
}

/** The ids of clips that name one of these addresses, in any writing of it. */
export async function findByAddresses(
  reader: Reader,
  addresses: readonly string[],
): Promise<number[]> {
  const values = addresses.map(addressIdentity).flatMap((one) => (one === null ? [] : one.value));
  const ids = new Set<number>();
  for (const run of chunk(values, CLIPS_PER_RUN)) {
    const rows = await reader.rows<{ clip_id: number }>(
      `SELECT clip_id FROM clip_identity WHERE kind = 'address' AND value IN (${marks(run)})`,
      run,
    );
    for (const { clip_id } of rows) ids.add(clip_id);
  }
  return [...ids];
}
