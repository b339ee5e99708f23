/** What is edited at the desk, in the order in which the desk lists it. */
export const DESK_KINDS = [
  'clip',
  'source',
  'batch',
  'author',
  'collection',
  'explainer',
  'term',
] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** What a clip may be: seen by all, by curators alone, or taken down, which its page then says. */
export const CLIP_STATUSES = ['public', 'hidden', 'withdrawn'] as const;

/** Whether a word is a kind of record of the desk. */
export function isDeskKind(word: unknown): word is DeskKind {
  return DESK_KINDS.some((kind) => kind === word);
}

/** The facts of a record by field; its slug or key is among them and never changes. */
export type Facts = Record<string, unknown>;
