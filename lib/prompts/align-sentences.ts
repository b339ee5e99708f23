/** Wordings of the same passage that belong beside each other, in the order of the input. */
export type SentenceRow = string[];

/**
 * Sets the sentences of several wordings of one text beside each other, by position. Every row has
 * one entry for each wording; where the wordings do not fall into equally many sentences there is
 * one row with each wording whole, rather than a pairing that is only guessed. Joined down the
 * rows, each wording is unchanged, spaces included.
 */
export function alignSentences(wordings: string[]): SentenceRow[] {
  const split = wordings.map(splitSentences);
  const count = split[0]?.length ?? 0;
  if (split.some((sentences) => sentences.length !== count)) return [wordings];
  return Array.from({ length: count }, (_, row) => split.map((sentences) => sentences[row] ?? ''));
}

// Not Intl.Segmenter: it ends no sentence before a lower-case letter (UAX #29, SB8), and many
// prompts were typed without capitals.
const ending = /[.!?]+["'”’)]*\s+|[。！？]+["'”’」』）]*\s*/g;
const abbreviation = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|St|Mt|vs|approx|e\.g|i\.e)\.\s+$/;

/** A text's sentences, each with the space behind it, so that joining gives the text back. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(ending)) {
    const end = match.index + match[0].length;
    if (abbreviation.test(text.slice(start, end))) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}
