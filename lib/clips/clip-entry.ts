import type { FileFacts } from '@/lib/media/file-facts.server';
import type { MadeFile } from '@/lib/media/made-file';

/** The same words in both languages of the gallery. */
export interface Named {
  en: string;
  zh: string;
}

/** One place where a clip was published, as a connector gives it. Instants are ISO 8601, UTC. */
export interface AppearanceEntry {
  role: 'origin' | 'relay';
  source: string | null;
  channel: string;
  author: string | null;
  url: string | null;
  /** Where a copy of that address is kept. */
  archiveUrl: string | null;
  publishedOn: string | null;
  publishedAt: string | null;
  clock: string;
  note: Named | null;
}

/** A stored file of a clip: its content hash and what its bytes are. */
export interface RenditionEntry extends Omit<MadeFile, 'extension' | 'language'> {
  extension: string;
  language?: string | null;
  /** Of what was made here of an original: the recipe, and the original's hash. */
  recipe?: string | null;
  madeOf?: string | null;
  /** Of an original: what was measured in it, and the look of its frames. */
  facts?: FileFacts | null;
  framePrint?: string | null;
}

/** A clip on its way in. null is unknown; sources, batches and authors are named by their keys. */
export interface ClipEntry {
  slug: string;
  model: string;
  capability: string;
  title: Named;
  prompt: { texts: { language: string; text: string; origin: string }[] }[];
  source: string;
  batch: string | null;
  author: string | null;
  credit: string | null;
  published: { on: string | null; at: string | null; certainty: string; clock: string };
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
  aspect: string | null;
  hasSound: boolean | null;
  addresses: { page: string | null; media: string | null };
  appearances: AppearanceEntry[];
  document: { section: string; file: string; text: string | null } | null;
  notes: Named | null;
  relations: { kind: string; slug: string }[];
  evidence: Record<string, string | undefined>[];
  /** Files that come with the entry; an original that is stored already stays. */
  renditions: RenditionEntry[];
}
