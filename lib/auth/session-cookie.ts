/** What every cookie of the desk begins with. */
export const COOKIE_PREFIX = 'promptreel-desk';

/** The names a curator's session cookie may have: over HTTPS browsers hold it to a prefix. */
export const SESSION_COOKIES = [
  `${COOKIE_PREFIX}.session_token`,
  `__Secure-${COOKIE_PREFIX}.session_token`,
] as const;
