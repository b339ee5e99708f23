import { type ClipQuery, serialiseQuery } from './clip-query';

/** The address of a path with a query's canonical string behind it. */
export function withQuery(path: string, query: Partial<ClipQuery>): string {
  const search = serialiseQuery(query);
  return search === '' ? path : `${path}?${search}`;
}

/** A clip's page, without the language. The query it was opened from rides behind it. */
export function watchPath(slug: string, query: Partial<ClipQuery> = {}): string {
  return withQuery(`/clips/${slug}`, { ...query, cursor: null });
}

/** A clip's player for a frame on another site; `language` and the like stand in its query. */
export function embedPath(slug: string, search = ''): string {
  return `/embed/${slug}${search}`;
}

/** A stored file's address by its content hash. */
export function mediaPath(hash: string, extension: string): string {
  return `/media/${hash}.${extension}`;
}
