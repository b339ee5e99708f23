import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { readClipTerms } from '@/lib/prompts/read-clip-terms.server';

/** A clip for its page, read once a request; an unknown slug is the 404 page. */
export const readClip = cache(async (slug: string) => {
  try {
    return await getClip(await getDatabase(), slug);
  } catch (thrown) {
    // One that was taken down is the front's to tell apart: Next has no page of its own for a 410.
    if (thrown instanceof Problem && /^(?:not_found|gone)$/.test(thrown.code)) notFound();
    throw thrown;
  }
});

/** The clip beside this one with sound added, or the one it was added to; null where there is none. */
export async function readScored({ relations }: ClipDetail): Promise<ClipDetail | null> {
  const found = relations.find(({ kind }) => kind === 'scored-version-of');
  return found === undefined ? null : (await readClip(found.slug)).clip;
}

/** The terms of a clip's prompt for its page, read once a request. */
export const readTerms = cache(async (slug: string) => readClipTerms(await getDatabase(), slug));
