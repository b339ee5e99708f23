import 'server-only';
import { createHash } from 'node:crypto';
import { tokenize } from '@/lib/search/tokenize';
import { canonicalAddress } from './canonical-address';

/** One thing a clip is known again by. */
export interface Identity {
  kind: 'address' | 'prompt';
  /** 128 bits of a SHA-256, hexadecimal. */
  value: string;
}

/** A prompt shorter than this says too little to know a clip again by: a word says more than a sign. */
const FEWEST_TOKENS = 6;
const FEWEST_WORDS = 4;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** What an address is known by; null for none. */
export function addressIdentity(address: string | null): Identity | null {
  const canonical = address === null ? null : canonicalAddress(address);
  return canonical === null ? null : { kind: 'address', value: digest(canonical) };
}

/** A prompt as the search reads it: case, accents, punctuation, width and script of Han folded. */
export function foldPrompt(text: string): string[] {
  return tokenize(text, { stems: false }).map(({ token }) => token);
}

/** What a prompt is known by, whatever its punctuation; null where it is too short to tell. */
export function promptIdentity(text: string): Identity | null {
  return identityOfFold(foldPrompt(text));
}

/** What a folded prompt is known by. */
export function identityOfFold(tokens: readonly string[]): Identity | null {
  const isEnough =
    tokens.length >= FEWEST_TOKENS ||
    (tokens.length >= FEWEST_WORDS &&
      tokens.every((token) => /^[\p{Script=Latin}\p{N}]/u.test(token)));
  return isEnough ? { kind: 'prompt', value: digest(tokens.join(' ')) } : null;
}
