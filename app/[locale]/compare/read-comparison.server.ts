import 'server-only';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';

/** The clips of a comparison that there are, each once, and the slugs that lead nowhere. */
export async function readClips(
  slugs: readonly string[],
): Promise<{ clips: ClipDetail[]; unknown: string[] }> {
  const database = await getDatabase();
  const read = [...new Set(slugs)].map(async (slug) => {
    try {
      return (await getClip(database, slug)).clip;
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === 'not_found') return slug;
      throw thrown;
    }
  });
  const found = await Promise.all(read);
  return {
    clips: found.filter((one) => typeof one !== 'string'),
    unknown: found.filter((one) => typeof one === 'string'),
  };
}
