/**
 * What is wrong with a stored file: its bytes stopped coming (`broken`), the browser cannot decode
 * them (`undecodable`), or nothing is stored there (`missing`).
 */
export type Fault = 'broken' | 'undecodable' | 'missing';

/**
 * Tells faults apart by `MediaError.code`. An address that does not exist and a file that cannot be
 * read have the same code: the address is then asked once more, for its head alone.
 */
export async function describeFault(
  code: number,
  address: string,
  signal: AbortSignal,
): Promise<Fault> {
  if (code === MediaError.MEDIA_ERR_NETWORK) return 'broken';
  if (code === MediaError.MEDIA_ERR_DECODE) return 'undecodable';
  try {
    // A store of another origin is not followed there: that it is named is enough.
    const reply = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
    if (reply.status >= 500) return 'broken';
    return reply.status === 404 || reply.status === 410 ? 'missing' : 'undecodable';
  } catch {
    return 'broken';
  }
}
