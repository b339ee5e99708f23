import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SearchTexts } from '@/lib/search/to-search-document.server';

/** A seeded clip as the search sees it. */
export interface SeededClip extends SearchTexts {
  slug: string;
  publishedOn: string | null;
}

/** A clip that the seed document's own list names, in its order. */
export interface ListedPrompt {
  slug: string;
  text: string;
}

interface CatalogueClip {
  slug: string;
  title: { en: string; zh: string };
  prompt: { texts: { text: string }[] }[];
  source: string;
  batch: string | null;
  author: string | null;
  credit: string | null;
  published: { on: string | null };
}

const folder = new URL('../../../seed/catalogue/', import.meta.url);

function readRecords<T>(file: string): T[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL(file, folder)), 'utf8'));
}

function keyed<T extends { key: string }>(file: string): Map<string, T> {
  return new Map(readRecords<T>(file).map((record) => [record.key, record]));
}

/** The seeded clips, read from their files without the catalogue's own reader. */
export function readSeededClips(): SeededClip[] {
  const sources = keyed<{ key: string; name: { en: string; zh: string } }>('sources.json');
  const batches = keyed<{ key: string; heading: string | null }>('batches.json');
  const authors = keyed<{ key: string; name: string; handle: string | null }>('authors.json');
  return [...sources.keys()]
    .filter((key) => readdirSync(folder).includes(`${key}.json`))
    .flatMap((key) => readRecords<CatalogueClip>(`${key}.json`))
    .map((clip) => {
      const author = authors.get(clip.author ?? '');
      const source = sources.get(clip.source);
      const credits = [
        author?.name,
        author?.handle,
        clip.credit,
        source?.name.en,
        source?.name.zh,
        batches.get(clip.batch ?? '')?.heading,
      ];
      return {
        slug: clip.slug,
        publishedOn: clip.published.on,
        titles: [clip.title.en, clip.title.zh],
        prompts: clip.prompt.flatMap((part) => part.texts.map(({ text }) => text)),
        credits: credits.filter((text) => typeof text === 'string'),
      };
    });
}

/** Every prompt text of the clips in the collection `document-section-3`, in the document's wording and the other language. */
export function readListedPrompts(): ListedPrompt[] {
  const collections = keyed<{ key: string; entries: { slug: string }[] }>('collections.json');
  const clips = new Map(readSeededClips().map((clip) => [clip.slug, clip]));
  const entries = collections.get('document-section-3')?.entries ?? [];
  return entries.flatMap(({ slug }) =>
    (clips.get(slug)?.prompts ?? []).map((text) => ({ slug, text })),
  );
}
