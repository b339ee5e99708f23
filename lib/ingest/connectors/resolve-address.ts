/** An address as a page or feed writes it, made whole by the one it stands at; null for none. */
export function resolveAddress(written: string | null | undefined, base: string): string | null {
  return written && URL.canParse(written, base) ? new URL(written, base).href : null;
}
