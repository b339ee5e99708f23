import 'server-only';
import { chunk } from '@/lib/clips/bulk-write.server';
import { foldPrompt } from '@/lib/clips/clip-identity.server';
import type { Database } from '@/lib/db/database';

const SHINGLE = 3;
const TEXTS_PER_READ = 1_000;
/** Bits for each prompt: some 25 shingles of it fill an eighth of them at most. */
const BITS_PER_TEXT = 256;
const FEWEST_BITS = 2 ** 16;
const MOST_BITS = 2 ** 28;

/** Runs of three folded tokens, by which near wordings are compared (Broder 1997). */
export function shinglesOf(tokens: readonly string[]): Set<string> {
  const out = new Set<string>();
  for (let at = 0; at + SHINGLE <= tokens.length; at += 1) {
    out.add(`${tokens[at]} ${tokens[at + 1]} ${tokens[at + 2]}`);
  }
  return out;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Every shingle of the gallery's prompts as one bit: says of most prompts at once that none is like
 * them, and never of one that has its like. 32 bytes a prompt, 32 MB at most.
 */
export class PromptScreen {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  constructor(texts: number) {
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, texts) * BITS_PER_TEXT));
    const bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, wanted));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  add(shingle: string): void {
    const bit = hash(shingle) & this.#mask;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** Whether so large a share of these shingles may stand in one known prompt. */
  mayHold(shingles: ReadonlySet<string>, share: number): boolean {
    let known = 0;
    for (const shingle of shingles) {
      const bit = hash(shingle) & this.#mask;
      if (((this.#bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) known += 1;
    }
    return known >= share * shingles.size;
  }
}

/** Makes the screen of all prompts that a gallery has now, some hundreds of them in memory. */
export async function readPromptScreen(database: Database): Promise<PromptScreen> {
  const [all] = await database.rows<{ count: number }>('SELECT count(*) AS count FROM prompt_text');
  const screen = new PromptScreen(Number(all?.count ?? 0));
  let after = 0;
  for (;;) {
    const rows = await database.rows<{ id: number; text: string }>(
      'SELECT id, text FROM prompt_text WHERE id > ? ORDER BY id LIMIT ?',
      [after, TEXTS_PER_READ],
    );
    for (const run of chunk(rows, 200)) {
      for (const { text } of run) {
        for (const shingle of shinglesOf(foldPrompt(text))) screen.add(shingle);
      }
      // A process that serves meanwhile gets its turn.
      await new Promise((next) => setImmediate(next));
    }
    const last = rows.at(-1);
    if (last === undefined) return screen;
    after = last.id;
  }
}
