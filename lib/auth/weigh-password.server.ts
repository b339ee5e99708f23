import 'server-only';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** The fewest characters of a password. */
export const LEAST_PASSWORD = 12;

/** The most: longer ones only cost time. */
export const MOST_PASSWORD = 128;

/** Of 0 to 4, as zxcvbn counts: 3 withstands an offline guess at a slow hash. */
const LEAST_SCORE = 3;

let meter: Promise<ZxcvbnFactory> | undefined;

async function makeMeter(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
}

/** Why a password is too weak, in a sentence; null when it will do. `known` are words an attacker would try first. */
export async function weighPassword(
  password: string,
  known: readonly string[],
): Promise<string | null> {
  if (password.length < LEAST_PASSWORD) return `At least ${LEAST_PASSWORD} characters.`;
  if (password.length > MOST_PASSWORD) return `At most ${MOST_PASSWORD} characters.`;
  // Some megabytes of words, needed when somebody chooses a password and never else.
  meter ??= makeMeter();
  const words = known.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).filter(Boolean);
  const { score, feedback } = (await meter).check(password, ['promptreel', 'sora', ...words]);
  if (score >= LEAST_SCORE) return null;
  return (
    [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' ') || 'Too easy to guess.'
  );
}
