import 'server-only';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/** The fewest characters of a password. */
export const LEAST_PASSWORD = 12;

/** The most: longer ones only cost time. */
export const MOST_PASSWORD = 128;

/** Of 0 to 4, as zxcvbn counts: 3 withstands an offline guess at a slow hash. */
const LEAST_SCORE = 3;

let meter: ZxcvbnFactory | undefined;

/** Why a password is too weak, in a sentence; null when it will do. `known` are words an attacker would try first. */
export function weighPassword(password: string, known: readonly string[]): string | null {
  if (password.length < LEAST_PASSWORD) return `At least ${LEAST_PASSWORD} characters.`;
  if (password.length > MOST_PASSWORD) return `At most ${MOST_PASSWORD} characters.`;
  // Some megabytes of words, needed when somebody chooses a password and never else.
  meter ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  const words = known.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).filter(Boolean);
  const { score, feedback } = meter.check(password, ['promptreel', 'sora', ...words]);
  if (score >= LEAST_SCORE) return null;
  return (
    [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' ') || 'Too easy to guess.'
  );
}
