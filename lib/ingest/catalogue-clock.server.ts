import 'server-only';

const X_POST = /^https?:\/\/(?:www\.)?(?:x|twitter)\.com\/[^/]+\/status\/(\d+)/;
const TIKTOK_POST = /^https?:\/\/(?:www\.)?tiktok\.com\/@[^/]+\/video\/(\d+)/;
/** First millisecond that an X id can name (its “snowflake” epoch, 4 November 2010). */
const X_EPOCH_MS = 1_288_834_974_657;

/**
 * The instant inside a post's own id, to the second as ISO 8601 in UTC: X keeps milliseconds since
 * its epoch above bit 22, TikTok Unix seconds above bit 32. Null for any other address.
 */
export function readPostInstant(url: string): string | null {
  const x = X_POST.exec(url)?.[1];
  if (x !== undefined) return toIsoSecond(Number(BigInt(x) >> 22n) + X_EPOCH_MS);
  const tiktok = TIKTOK_POST.exec(url)?.[1];
  if (tiktok !== undefined) return toIsoSecond(Number(BigInt(tiktok) >> 32n) * 1000);
  return null;
}

function toIsoSecond(epochMs: number): string | null {
  const instant = new Date(epochMs);
  return Number.isNaN(instant.getTime()) ? null : `${instant.toISOString().slice(0, 19)}Z`;
}
