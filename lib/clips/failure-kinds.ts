/** What is known to go wrong in generated films, as one sees it; in the order in which it is listed. */
export const FAILURE_KINDS = [
  'physics',
  'motion',
  'permanence',
  'multiplying',
  'morphing',
  'interaction',
  'left-right',
  'hands',
  'text',
] as const;
