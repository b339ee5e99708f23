import 'server-only';
import { BMFF } from '@trustnxt/c2pa-ts/asset';

/**
 * Opens an MP4 for the C2PA library. It knows the container and takes only pictures in it (HEIC), by
 * their brand; a film differs in nothing that it reads, so the film's own brand is let in as well.
 */
export function openSignedFilm(bytes: Uint8Array): BMFF {
  // Length, `ftyp`, then the major brand (ISO/IEC 14496-12, 4.3).
  const brand = Buffer.from(bytes.subarray(8, 12)).toString('latin1');
  const { canReadBrands } = BMFF as unknown as { canReadBrands?: Set<string> };
  canReadBrands?.add(brand);
  return new BMFF(bytes);
}
