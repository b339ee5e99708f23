import type { ClipEntry } from '@/lib/clips/clip-entry';

/** A clip on its way in, of which little is known but what a test names. */
export function makeEntry(slug: string, known: Partial<ClipEntry> = {}): ClipEntry {
  return {
    slug,
    model: 'sora',
    capability: 'text-to-video',
    title: { en: slug, zh: slug },
    prompt: [],
    source: 'artist',
    batch: null,
    author: null,
    credit: null,
    published: { on: null, at: null, certainty: 'unknown', clock: 'unknown' },
    durationSeconds: null,
    width: null,
    height: null,
    aspect: null,
    hasSound: null,
    addresses: { page: null, media: null },
    appearances: [],
    document: null,
    notes: null,
    relations: [],
    evidence: [],
    renditions: [],
    ...known,
  };
}
