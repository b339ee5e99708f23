import 'server-only';

/** The key of each order on `clip c`, and whether it falls. What is unknown comes last in each. */
export const KEYS = {
  newest: { key: 'c.sort_at', falls: true },
  oldest: { key: 'coalesce(nullif(c.sort_at, 0), 9000000000000000)', falls: false },
  longest: { key: 'coalesce(c.duration_ms, -1)', falls: true },
  shortest: { key: 'coalesce(c.duration_ms, 2147483647)', falls: false },
} as const;

export type Keyed = keyof typeof KEYS;

/** Whether an order has a key of its own; words give the others. */
export const isKeyed = (order: string): order is Keyed => Object.hasOwn(KEYS, order);
