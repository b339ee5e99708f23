import 'server-only';
import { marks } from '@/lib/clips/bulk-write.server';
import {
  addressIdentity,
  foldPrompt,
  type Identity,
  identityOfFold,
} from '@/lib/clips/clip-identity.server';
import { listPrints } from '@/lib/clips/list-prints.server';
import type { Database } from '@/lib/db/database';
import { PrintIndex } from '@/lib/media/index-prints';
import type { FoundEntry } from './connectors/connector';
import type { FoundClip } from './found-clip.server';
import { type PromptScreen, readPromptScreen, shinglesOf } from './prompt-screen.server';
import {
  ALIKE,
  findAlike,
  judgeFrames,
  recogniseClip,
  type Verdict,
} from './recognise-clip.server';

/** So many prompts are looked up one by one before a screen of all that are known pays. */
const LOOKUPS_BEFORE_SCREEN = 200;
const VALUES_PER_READ = 500;

interface Sought {
  found: FoundClip;
  identities: Identity[];
  folds: string[][];
}

function seek(found: FoundClip): Sought {
  const folds = found.prompts.map(({ text }) => foldPrompt(text));
  const identities = [
    ...[found.pageUrl, found.mediaUrl].map(addressIdentity),
    ...folds.map(identityOfFold),
  ].filter((one) => one !== null);
  return { found, identities, folds };
}

const nameOf = ({ kind, value }: Identity) => `${kind} ${value}`;

/** Which of these identities some clip has. */
async function findKnown(database: Database, sought: readonly Sought[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const kind of ['address', 'prompt'] as const) {
    const values = sought.flatMap(({ identities }) =>
      identities.filter((one) => one.kind === kind).map(({ value }) => value),
    );
    const all = [...new Set(values)];
    for (let at = 0; at < all.length; at += VALUES_PER_READ) {
      const run = all.slice(at, at + VALUES_PER_READ);
      const rows = await database.rows<{ value: string }>(
        `SELECT DISTINCT value FROM clip_identity WHERE kind = ? AND value IN (${marks(run)})`,
        [kind, ...run],
      );
      for (const { value } of rows) known.add(nameOf({ kind, value }));
    }
  }
  return known;
}

/**
 * Knows findings again as `recogniseClip` does, many at once: what nobody has ever heard of is told
 * by two look-ups for all, and by one screen of the known prompts. Keep one for a whole run.
 */
export class Recogniser {
  readonly #database: Database;
  #lookups = 0;
  #screen: PromptScreen | null = null;
  #prints: Promise<PrintIndex> | null = null;
  readonly #looks = new Map<FoundClip, Verdict>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Looks at the frames of an entry's file where a stored original might look like it. Call it while the
   * file is there; what was seen counts when the finding is recognised.
   */
  async look({ found, look }: FoundEntry): Promise<void> {
    if (look === undefined) return;
    this.#prints ??= this.#indexPrints();
    const prints = await this.#prints;
    const framePrint = prints.size === 0 ? null : await look();
    if (framePrint === null) return;
    const hash = found.file?.hash ?? '';
    const verdict = judgeFrames(framePrint, prints.listLike({ hash, framePrint }));
    if (verdict !== null) this.#looks.set(found, verdict);
  }

  async #indexPrints(): Promise<PrintIndex> {
    const index = new PrintIndex();
    for (const one of await listPrints(this.#database)) {
      if (one.framePrint !== null) index.add(one);
    }
    return index;
  }

  /** What each finding is, in their order. */
  async recognise(findings: readonly FoundClip[]): Promise<Verdict[]> {
    const sought = findings.map(seek);
    const known = await findKnown(this.#database, sought);
    const verdicts: Verdict[] = [];
    for (const { found, identities, folds } of sought) {
      const isMet = identities.some((one) => known.has(nameOf(one)));
      verdicts.push(
        isMet || found.file !== null
          ? await recogniseClip(this.#database, found, this.#looks.get(found) ?? null)
          : await this.#findNear(found, folds),
      );
      this.#looks.delete(found);
    }
    return verdicts;
  }

  async #findNear(found: FoundClip, folds: readonly string[][]): Promise<Verdict> {
    for (const [at, fold] of folds.entries()) {
      const shingles = shinglesOf(fold);
      if (shingles.size === 0) continue;
      this.#lookups += 1;
      if (this.#lookups > LOOKUPS_BEFORE_SCREEN) {
        this.#screen ??= await readPromptScreen(this.#database);
        if (!this.#screen.mayHold(shingles, ALIKE)) continue;
      }
      const text = found.prompts[at]?.text ?? '';
      const verdict = await findAlike(this.#database, text, shingles);
      if (verdict.is !== 'new') return verdict;
    }
    return { is: 'new' };
  }
}
