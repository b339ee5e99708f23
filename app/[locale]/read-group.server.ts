import 'server-only';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import type { GroupClips } from '@/components/provenance/clip-group';
import { type ClipQuery, EVERYTHING } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import { getDatabase } from '@/lib/db/get-database.server';
import type { Locale } from '@/lib/i18n/locales';

/** How many clips a group's page shows; all of them are on the wall. */
const SHOWN = 48;

/** The newest clips of a query as a group's page shows them, in the page's language. */
export async function readGroup(query: Partial<ClipQuery>, locale: Locale): Promise<GroupClips> {
  const asked = { ...EVERYTHING, ...query, limit: SHOWN };
  const { items } = await listClips(await getDatabase(), asked);
  const clips = items.map((item) => toWallClip(item, locale));
  return { query, clips, words: await readWallWords() };
}
