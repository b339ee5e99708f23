import { foldHan } from '@/lib/search/fold-han';

/** What a folded character is to the tokenizer: part of a word, part of a CJK run, or a gap. */
export type CharacterKind = 'word' | 'cjk' | 'gap';

/** One character after folding. A cluster of the text gives none (ignored), one, or several. */
export interface FoldedCharacter {
  text: string;
  kind: CharacterKind;
}

/**
 * Begins every token that no text can hold by itself: 詞 always folds to 词, and both engines take it
 * for a letter. (`~` or `_` would be dropped by unicode61, letters like `stm0` may be typed.)
 */
export const MARKER = '詞';

// What NFKC may compose has to be normalised together; whatever lies between two clusters never
// composes, so each cluster keeps its own place in the original text.
const CLUSTER =
  /(?:[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]+|.)[\p{M}\u1160-\u11ff\uff9e\uff9f]*/suy;

// With the rings and squares that enclose a character (the keycap of 1️⃣).
const ACCENTS = /[\u0300-\u036f\p{Me}]/gu;
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー]/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
// FTS5's unicode61 splits words at these; found by trying every letter, number and mark on it.
const SPLIT_BY_UNICODE61 = /[\p{M}\u19b0-\u19c9\u1cf2\u1cf3]/u;

/** Where the cluster that begins at `start` ends (UTF-16); at least one unit further. */
export function findClusterEnd(text: string, start: number): number {
  CLUSTER.lastIndex = start;
  return CLUSTER.test(text) ? CLUSTER.lastIndex : start + 1;
}

function foldCodePoint(character: string): FoldedCharacter {
  if (SPLIT_BY_UNICODE61.test(character)) {
    return { text: MARKER + character.codePointAt(0)?.toString(16), kind: 'word' };
  }
  if (!LETTER_OR_NUMBER.test(character)) return { text: '', kind: 'gap' };
  if (!CJK.test(character)) return { text: character === 'ς' ? 'σ' : character, kind: 'word' };
  return { text: foldHan(character.codePointAt(0) ?? 0) ?? character, kind: 'cjk' };
}

/**
 * Folds one cluster: NFKC, lower case, accents of Latin, Greek and Cyrillic off, traditional Han to
 * simplified, invisible characters dropped (an empty list).
 */
export function foldCluster(cluster: string): FoldedCharacter[] {
  const plain = cluster
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(IGNORED, '')
    .normalize('NFC');
  return Array.from(plain, foldCodePoint);
}
