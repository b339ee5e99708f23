import 'server-only';
import { canonicalAddress } from '@/lib/clips/canonical-address';
import { addressIdentity, type Identity } from '@/lib/clips/clip-identity.server';
import { findByIdentity } from '@/lib/clips/mark-identities.server';
import type { Reader } from '@/lib/db/database';
import type { FoundClip } from './found-clip.server';

/** Platforms on which a post is one clip. */
const ONE_CLIP = /^(?:youtube|tiktok|vimeo|bilibili):/;
const MOST_KNOWN = 2_000;

/** Whether an address is a post that shows one clip and no other. */
export function isOneClip(pageUrl: string | null): boolean {
  return ONE_CLIP.test(canonicalAddress(pageUrl ?? '') ?? '');
}

/**
 * The clip that each finding is by the address of its file, or of a post of one clip, in their order;
 * null where that names none, or several. Findings may have become known since they were judged.
 */
export async function findPlaces(
  reader: Reader,
  findings: readonly Pick<FoundClip, 'pageUrl' | 'mediaUrl'>[],
): Promise<(string | null)[]> {
  const sought = findings.map(({ pageUrl, mediaUrl }) =>
    [mediaUrl, isOneClip(pageUrl) ? pageUrl : null]
      .map(addressIdentity)
      .filter((one): one is Identity => one !== null),
  );
  const known = await findByIdentity(reader, sought.flat(), MOST_KNOWN);
  const slugsOf = Map.groupBy(known, ({ value }) => value);
  return sought.map((identities) => {
    for (const { value } of identities) {
      const [one, ...more] = new Set((slugsOf.get(value) ?? []).map(({ slug }) => slug));
      if (one !== undefined && more.length === 0) return one;
    }
    return null;
  });
}
