/** This machine, and networks that no reader of the open web comes from (RFC 1918, 4193, 6598). */
const NEAR =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:)/i;

/**
 * Who asks, for counting: the peer's address, or, where the peer is a proxy on this machine or its
 * own network, the last address that proxy wrote down. An IPv6 reader is his network of 64 bits.
 * null for whoever asks from here without a proxy: the owner is not counted.
 */
export function findReader(peer: string | undefined, forwarded: string | undefined): string | null {
  const near = peer?.replace(/^::ffff:/i, '') ?? '';
  if (near !== '' && !NEAR.test(near)) return networkOf(near);
  const last = forwarded?.split(',').at(-1)?.trim() ?? '';
  return last === '' ? null : networkOf(last.replace(/^::ffff:/i, ''));
}

function networkOf(address: string): string {
  if (!address.includes(':')) return address.slice(0, 64);
  const [head = ''] = address.split('::');
  return `${head.split(':').slice(0, 4).join(':')}::`;
}
