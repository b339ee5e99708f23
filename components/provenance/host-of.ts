/** The host of an address as one reads it, without `www.`; the address itself if it is none. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return address;
  }
}
