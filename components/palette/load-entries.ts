import type { CollectionItem } from '@/lib/collections/list-collections.server';
import { fetchJson } from '@/lib/http/fetch-json';
import { type Locale, localePath, otherLocale } from '@/lib/i18n/locales';
import type { TermItem } from '@/lib/prompts/list-terms.server';
import type { SourceList } from '@/lib/provenance/list-sources.server';
import type { EntryGroup, PaletteEntry } from './find-entries';

interface Named {
  key: string;
  names: { en: string; zh: string };
  count: number;
}

let kept: Promise<[Named[], Named[], Named[]]> | null = null;

async function load(): Promise<[Named[], Named[], Named[]]> {
  const [terms, sources, collections] = await Promise.all([
    fetchJson<{ items: TermItem[] }>('/api/v1/terms'),
    fetchJson<SourceList>('/api/v1/sources'),
    fetchJson<{ items: CollectionItem[] }>('/api/v1/collections'),
  ]);
  return [
    terms.items.filter(({ count }) => count > 0),
    sources.items.map(({ key, names, clipCount }) => ({ key, names, count: clipCount })),
    collections.items.map(({ key, titles, clipCount }) => ({
      key,
      names: titles,
      count: clipCount,
    })),
  ];
}

/**
 * The terms, sources and collections to find by name; asked of the gallery once for a page's life,
 * and again after a failure, which is thrown as `ReplyError`.
 */
export async function loadEntries(locale: Locale): Promise<PaletteEntry[]> {
  kept ??= load();
  try {
    const [terms, sources, collections] = await kept;
    const entriesOf = (group: EntryGroup, folder: string, items: Named[]) =>
      items.map(({ key, names, count }) => ({
        group,
        key,
        name: names[locale],
        alsoNamed: [names[otherLocale(locale)]],
        count,
        leads: localePath(locale, `/${folder}/${encodeURIComponent(key)}`),
      }));
    return [
      ...entriesOf('terms', 'vocabulary', terms),
      ...entriesOf('sources', 'sources', sources),
      ...entriesOf('collections', 'collections', collections),
    ];
  } catch (thrown) {
    kept = null;
    throw thrown;
  }
}
