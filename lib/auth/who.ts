/** What a curator may be: both keep the records, an owner also says who is a curator. */
export const ROLES = ['editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** What a script's token may be allowed; what a curator's browser may do follows from the role. */
export const SCOPES = ['desk:read', 'records:write', 'inbox:write'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * What a row of the desk's table needs: `anyone` (sign-in, visitors' forms: from this site all the
 * same), or a curator of a role, by a session or by a token of a scope; `scope: null` is no token's.
 */
export type Needs = 'anyone' | { role: Role; scope: Scope | null };

/** A curator who was recognised. */
export interface Who {
  curatorId: string;
  name: string;
  email: string;
  role: Role;
  /** The session asked with; null for a token. */
  sessionId: string | null;
  /** The token's scopes; null for a session, which may do all its role may. */
  scopes: readonly Scope[] | null;
}

/** Whether a word is a role. */
export function isRole(word: unknown): word is Role {
  return ROLES.some((role) => role === word);
}
