/** Where a sign-in leads: an address within this site (`/studio/…`), else the desk. */
export function safeReturn(asked: string | null | undefined, home: string): string {
  if (asked == null || asked.length > 500) return home;
  // One slash, then no second and no backslash, no control character: browsers would read a host.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return home;
  const base = 'https://gallery.invalid';
  if (!URL.canParse(asked, base)) return home;
  const { origin, pathname, search } = new URL(asked, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search : home;
}
