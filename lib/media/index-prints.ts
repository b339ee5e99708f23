import { matchPrints, type PrintMatch, readPrint } from './match-prints';

/** A stored original and the look of its frames. */
export interface Printed {
  slug: string;
  hash: string;
  framePrint: string | null;
}

/** An original that is the same bytes as something, or looks alike. */
export interface Likeness {
  printed: Printed;
  /** null where it is the same bytes. */
  match: PrintMatch | null;
}

/** A frame's word at its place in the frame: two like frames share at least one of four. */
type Word = `${number}:${number}`;
type Frames = ReturnType<typeof readPrint>;

// A word that so many originals have (a still sky) leads from everything to everything.
const mostHolders = 200;

function listWords(frames: Frames): Set<Word> {
  const words = new Set<Word>();
  for (const frame of frames) {
    if (frame === null) continue;
    for (const [place, word] of frame.entries()) {
      // A band of one plain colour says nothing.
      if (word !== 0 && word !== 0xffff) words.add(`${place}:${word}`);
    }
  }
  return words;
}

/**
 * Originals by their bytes and by the look of their frames. Only those that share a quarter of some
 * frame exactly are laid along each other, so that a gallery's size costs little.
 */
export class PrintIndex {
  readonly #held: { printed: Printed; frames: Frames }[] = [];
  readonly #holders = new Map<Word, Set<number>>();
  readonly #byHash = new Map<string, number[]>();

  get size(): number {
    return this.#held.length;
  }

  add(printed: Printed): void {
    const at = this.#held.length;
    const frames = readPrint(printed.framePrint ?? '');
    this.#held.push({ printed, frames });
    this.#byHash.set(printed.hash, [...(this.#byHash.get(printed.hash) ?? []), at]);
    for (const word of listWords(frames)) {
      const holders = this.#holders.get(word) ?? new Set<number>();
      if (holders.size <= mostHolders) this.#holders.set(word, holders.add(at));
    }
  }

  /** Those that are the same bytes or look alike, in the order in which they were added. */
  listLike({ hash, framePrint }: Pick<Printed, 'hash' | 'framePrint'>): Likeness[] {
    const frames = readPrint(framePrint ?? '');
    const same = this.#byHash.get(hash) ?? [];
    const near = new Set<number>();
    for (const word of listWords(frames)) {
      const holders = this.#holders.get(word);
      if (holders !== undefined && holders.size <= mostHolders) {
        for (const at of holders) near.add(at);
      }
    }
    return [...new Set([...same, ...near])]
      .sort((a, b) => a - b)
      .flatMap((at): Likeness[] => {
        const held = this.#held[at];
        if (held === undefined) return [];
        if (held.printed.hash === hash) return [{ printed: held.printed, match: null }];
        const match = matchPrints(held.frames, frames);
        return match === null ? [] : [{ printed: held.printed, match }];
      });
  }
}
