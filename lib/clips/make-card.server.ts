import 'server-only';
import { type ClipItem, clipItem } from './contracts.server';
import { mediaPath } from './paths';

/** A clip's row with the names its card shows. */
export interface CardRow {
  id: number;
  slug: string;
  model: string;
  capability: string;
  credit: string | null;
  title_en: string;
  title_zh: string;
  published_on: string | null;
  published_at: number | null;
  certainty: ClipItem['certainty'];
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  aspect: string | null;
  /** 0 and 1 from SQLite. */
  has_sound: boolean | number | null;
  source_key: string;
  source_en: string;
  source_zh: string;
  batch_key: string | null;
  author_key: string | null;
  author_name: string | null;
}

/** A file of the clip, as its row has it. */
export interface CardRendition {
  kind: string;
  hash: string;
  extension: string;
  type: string;
  width: number | null;
  height: number | null;
  thumbhash: string | null;
}

const byWidth = (a: CardRendition, b: CardRendition) => (a.width ?? 0) - (b.width ?? 0);
const address = (file: CardRendition | undefined) =>
  file === undefined ? null : mediaPath(file.hash, file.extension);

/** The one poster for whoever takes only one: the widest in a format every reader knows. */
function plainPoster(posters: readonly CardRendition[]): CardRendition | undefined {
  return posters.filter(({ type }) => type !== 'image/avif').at(-1) ?? posters.at(-1);
}

/** A clip's list item, held to the contract `clipItem`: what it gives is what every list answers. */
export function makeCard(
  row: CardRow,
  prompt: ClipItem['prompt'],
  renditions: readonly CardRendition[],
): ClipItem {
  const of = (kind: string) => renditions.filter((file) => file.kind === kind).sort(byWidth);
  const own = of('poster');
  const posters = own.length > 0 ? own : of('stand-in-poster');
  return clipItem.parse({
    slug: row.slug,
    title: row.title_en,
    titles: { en: row.title_en, zh: row.title_zh },
    model: row.model,
    capability: row.capability,
    source: row.source_key,
    sourceNames: { en: row.source_en, zh: row.source_zh },
    batch: row.batch_key,
    author: row.credit ?? row.author_name,
    authorKey: row.author_key,
    publishedOn: row.published_on,
    publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString(),
    certainty: row.certainty,
    durationSeconds: row.duration_ms === null ? null : row.duration_ms / 1000,
    width: row.width,
    height: row.height,
    aspect: row.aspect,
    hasSound: row.has_sound === null ? null : Boolean(row.has_sound),
    hasPrompt: prompt.length > 0,
    hasOriginal: of('original').length > 0,
    prompt,
    poster: address(plainPoster(posters)),
    posters: posters.map((file) => ({
      url: mediaPath(file.hash, file.extension),
      type: file.type,
      width: file.width,
      height: file.height,
    })),
    preview: address(of('preview')[0] ?? of('stand-in')[0]),
    thumbhash: posters.find(({ thumbhash }) => thumbhash !== null)?.thumbhash ?? null,
    standIn: own.length === 0 && posters.length > 0,
  });
}
