import type { QueryClient } from '@tanstack/react-query';

/** Lets go of what nobody looks at any more under a key, all but the `most` that came last. */
export function forgetIdle(client: QueryClient, key: string, most: number): void {
  const cache = client.getQueryCache();
  const idle = cache.findAll({ queryKey: [key], type: 'inactive' });
  const old = idle.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const query of old.slice(most)) cache.remove(query);
}
