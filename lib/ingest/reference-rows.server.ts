import 'server-only';
import type { Row } from '@/lib/clips/bulk-write.server';

interface Named {
  en: string;
  zh: string;
}

/** A source's row, from a catalogue file or from a record. */
export function sourceRow(source: {
  key: string;
  name: Named;
  kind: string;
  url: string | null;
  zone: string;
  note: Named | null;
  position: number;
}): Row {
  const { key, name, kind, url, zone, note, position } = source;
  return {
    key,
    name_en: name.en,
    name_zh: name.zh,
    kind,
    url,
    zone,
    note_en: note?.en ?? null,
    note_zh: note?.zh ?? null,
    position,
  };
}

/** A collection's row, without the clips on its list. */
export function collectionRow(collection: {
  key: string;
  title: Named;
  description: Named;
  position: number;
}): Row {
  const { key, title, description, position } = collection;
  return {
    key,
    title_en: title.en,
    title_zh: title.zh,
    description_en: description.en,
    description_zh: description.zh,
    position,
  };
}

/** An explainer's row, without the clips it is about. */
export function explainerRow(one: {
  slug: string;
  title: string;
  kind: string;
  publisher: string | null;
  section: string | null;
  url: string | null;
  publishedOn: string | null;
  notes: Named | null;
  paper: unknown;
  evidence: unknown;
  position: number;
}): Row {
  const { slug, title, kind, publisher, section, url, publishedOn, notes, paper } = one;
  return {
    ...{ slug, title, kind, publisher, section, url, published_on: publishedOn },
    note_en: notes?.en ?? null,
    note_zh: notes?.zh ?? null,
    paper: paper === null ? null : JSON.stringify(paper),
    evidence: JSON.stringify(one.evidence),
    position: one.position,
  };
}
