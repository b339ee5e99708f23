/** Why something outside could not be had; `private` and `address` are refused before a word is sent. */
export type OutsideReason =
  | 'address'
  | 'private'
  | 'robots'
  | 'redirects'
  | 'status'
  | 'too-large'
  | 'too-slow'
  | 'encoding'
  | 'connection';

/** What an answer said beside its failure. */
interface Said {
  status?: number;
  /** How long the other side asks us to stay away. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A request to the world outside that was refused or failed; its message is a sentence to show. */
export class OutsideFault extends Error {
  readonly reason: OutsideReason;
  readonly address: string;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;

  constructor(reason: OutsideReason, address: string, message: string, said: Said = {}) {
    super(message, { cause: said.cause });
    this.name = 'OutsideFault';
    this.reason = reason;
    this.address = address;
    this.status = said.status ?? null;
    this.retryAfterSeconds = said.retryAfterSeconds ?? null;
  }
}
