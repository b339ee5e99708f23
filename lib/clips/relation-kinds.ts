/** How one clip comes of another, read as: this clip is <kind> that clip. */
export const RELATION_KINDS = [
  'variant-of',
  'extends',
  'edit-of',
  'made-from',
  'scored-version-of',
  'blend-of',
  'same-prompt-as',
] as const;
