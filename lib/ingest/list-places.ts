import type { ClipRecord } from '@/lib/clips/record-contracts.server';

/** The places of a clip that can be asked, its origin first: an address is text, and might be a path. */
export function listPlaces({
  appearances,
  addresses,
}: Pick<ClipRecord, 'appearances' | 'addresses'>): string[] {
  const origins = appearances.filter(({ role }) => role === 'origin');
  const all = [
    ...origins.map(({ url }) => url),
    addresses.page,
    ...appearances.map(({ url }) => url),
  ].filter((url) => url !== null);
  return [...new Set(all)].filter((url) => /^https?:\/\//i.test(url));
}
