import { findClusterEnd, foldCluster } from '@/lib/search/fold-cluster';
import { foldHan } from '@/lib/search/fold-han';
import { stemWord } from '@/lib/search/stem-word';

/** One token and where it lies in the original text (UTF-16 offsets, `end` exclusive). */
export interface Token {
  token: string;
  /** `word` exact, `stem` the same word for all its forms, `cjk` a pair of characters or a run's last one. */
  kind: 'word' | 'stem' | 'cjk';
  start: number;
  end: number;
  /** Where the token's first character ends: what a search for that one character lights. */
  headEnd: number;
  /** Counts words and CJK characters from 0; a stem shares its word's position. */
  position: number;
}

/** A longer word is cut here (UTF-16 units), in texts and searches alike: PostgreSQL refuses lexemes of 2 kB. */
export const LONGEST_WORD = 64;

interface RunCharacter {
  text: string;
  start: number;
  end: number;
}

class TokenCollector {
  readonly tokens: Token[] = [];
  #position = 0;
  #word: RunCharacter | null = null;
  #run: RunCharacter[] = [];
  readonly #stems: boolean;

  constructor(stems: boolean) {
    this.#stems = stems;
  }

  addWord(text: string, start: number, end: number): void {
    this.#endRun();
    if (this.#word === null) this.#word = { text, start, end };
    else {
      this.#word.text += text;
      this.#word.end = end;
    }
  }

  addCjk(text: string, start: number, end: number): void {
    this.#endWord();
    this.#run.push({ text, start, end });
  }

  /** An accent or an invisible character belongs to what stands before it. */
  extend(end: number): void {
    const last = this.#word ?? this.#run.at(-1);
    if (last !== undefined) last.end = end;
  }

  stop(): void {
    this.#endWord();
    this.#endRun();
  }

  #endWord(): void {
    if (this.#word === null) return;
    const { start, end } = this.#word;
    const token = this.#word.text.slice(0, LONGEST_WORD).toWellFormed();
    const place = { start, end, headEnd: end, position: this.#position };
    this.tokens.push({ token, kind: 'word', ...place });
    if (this.#stems) this.tokens.push({ token: stemWord(token), kind: 'stem', ...place });
    this.#position += 1;
    this.#word = null;
  }

  #endRun(): void {
    for (const [index, character] of this.#run.entries()) {
      const next = this.#run[index + 1];
      this.tokens.push({
        token: character.text + (next?.text ?? ''),
        kind: 'cjk',
        start: character.start,
        end: next?.end ?? character.end,
        headEnd: character.end,
        position: this.#position,
      });
      this.#position += 1;
    }
    if (this.#run.length > 0) this.#run = [];
  }
}

function isAsciiWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
}

/**
 * Makes the tokens that are indexed, searched and lit: words folded (see `foldCluster`) with their
 * English stems, and every run of Han, kana or hangul as overlapping pairs plus its last character.
 * A token holds letters and digits only, so both engines take it as it is. Never refuses a text.
 * Stems may be left out, by whoever compares words and searches nothing.
 */
export function tokenize(text: string, { stems = true } = {}): Token[] {
  const collector = new TokenCollector(stems);
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    let end = at + 1;
    if (isAsciiWordUnit(unit)) {
      while (end < text.length && isAsciiWordUnit(text.charCodeAt(end))) end += 1;
      collector.addWord(text.slice(at, end).toLowerCase(), at, end);
    } else if (unit < 0x80) {
      collector.stop();
    } else if (unit >= 0x4e00 && unit <= 0x9fff) {
      // Common Han is normal in every Unicode form: no need to fold by clusters.
      collector.addCjk(foldHan(unit) ?? text.charAt(at), at, end);
    } else {
      end = findClusterEnd(text, at);
      const folded = foldCluster(text.slice(at, end));
      if (folded.length === 0) collector.extend(end);
      for (const character of folded) {
        if (character.kind === 'word') collector.addWord(character.text, at, end);
        else if (character.kind === 'cjk') collector.addCjk(character.text, at, end);
        else collector.stop();
      }
    }
    at = end;
  }
  collector.stop();
  return collector.tokens;
}
