import type { ClipItem } from '@/lib/clips/contracts.server';
import type { SearchTexts } from '@/lib/search/to-search-document.server';
import type { SnapshotClip } from './snapshot-clip';

/** What a snapshot's index searches and filters by, in the order of its cards. */
export type SnapshotRow = Pick<
  ClipItem,
  'source' | 'batch' | 'capability' | 'author' | 'publishedOn'
> & { texts: SearchTexts };

/** The rows as a script, because a page opened from a disk may not read a file in any other way. */
export function writeRowScript(clips: readonly SnapshotClip[]): string {
  const rows = clips.map(({ clip, texts }): SnapshotRow => {
    const { source, batch, capability, author, publishedOn } = clip;
    return { source, batch, capability, author, publishedOn, texts };
  });
  return `globalThis.promptreelSnapshot=${JSON.stringify(rows)};\n`;
}
