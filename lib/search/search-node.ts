/** Tokens at consecutive positions of one text; with `prefix` the last one is only a beginning. */
export interface SearchTerm {
  tokens: readonly string[];
  prefix: boolean;
}

/** What a clip must hold (all of it, anywhere in its texts) and what it may not hold. Never both empty. */
export interface SearchNode {
  must: readonly SearchTerm[];
  not: readonly SearchTerm[];
}
