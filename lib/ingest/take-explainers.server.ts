import 'server-only';
import { canonicalAddress } from '@/lib/clips/canonical-address';
import type { Database } from '@/lib/db/database';
import { foundExplainer, type PayloadOf } from './candidate-contract.server';
import type { FoundEntry } from './connectors/connector';
import { findMentions } from './find-mentions.server';
import type { Verdict } from './recognise-clip.server';
import { type Also, type Arrival, findingIdentity, putCandidates } from './save-candidates.server';

const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 2_000;
/** Where what is linked is watched. */
const VIDEO = /^(?:youtube|vimeo|bilibili|tiktok):/;

const cut = (text: string, most: number) => text.slice(0, most).toWellFormed().trim();

/** The addresses of all explainers that a gallery has, as two that lead to one thing are equal. */
async function readKnown(database: Database): Promise<Set<string>> {
  const rows = await database.rows<{ url: string }>(
    'SELECT url FROM explainer WHERE url IS NOT NULL',
  );
  return new Set(rows.flatMap(({ url }) => canonicalAddress(url) ?? []));
}

/**
 * Takes entries of a feed for articles and videos about the gallery's clips: those at an address that
 * is an explainer's already are known, the others go to the inbox with the clips they mention.
 */
export class ExplainerTaker {
  readonly #database: Database;
  readonly #arrival: Arrival;
  #known: Promise<Set<string>> | null = null;

  constructor(database: Database, arrival: Arrival) {
    this.#database = database;
    this.#arrival = arrival;
  }

  /** Judges entries, in their order, and saves the new ones; null saves nothing. */
  async take(
    entries: readonly FoundEntry[],
    save: { also: Also | undefined } | null,
  ): Promise<{ verdicts: Verdict[]; fresh: number }> {
    this.#known ??= readKnown(this.#database);
    const known = await this.#known;
    const verdicts: Verdict[] = [];
    const rows: ReturnType<ExplainerTaker['row']>[] = [];
    for (const entry of entries) {
      const canonical = canonicalAddress(entry.found.pageUrl ?? '');
      // What leads nowhere is no explainer; what we have is not offered again.
      if (canonical === null || known.has(canonical)) {
        verdicts.push({ is: 'same', slug: '', likeness: 1, by: 'address' });
        continue;
      }
      verdicts.push({ is: 'new' });
      const payload = await this.#payload(entry, entry.found.pageUrl ?? '', canonical);
      if (payload !== null) rows.push(this.row(entry, payload));
    }
    const fresh = save === null ? 0 : await putCandidates(this.#database, rows, save.also);
    return { verdicts, fresh };
  }

  async #payload({ found, words }: FoundEntry, url: string, canonical: string) {
    const title = cut(found.title ?? url, LONGEST_TITLE);
    const text = words?.text ?? found.prompts[0]?.text ?? '';
    const links = [
      url,
      ...(found.mediaUrl === null ? [] : [found.mediaUrl]),
      ...(words?.links ?? []),
    ];
    const read = foundExplainer.safeParse({
      title,
      url,
      kind: VIDEO.test(canonical) ? 'video' : 'article',
      publisher: found.author === null ? null : cut(found.author.name, LONGEST_TITLE),
      publishedOn: found.publishedOn ?? found.publishedAt?.slice(0, 10) ?? null,
      summary: text === '' ? null : cut(text, LONGEST_SUMMARY),
      clips: await findMentions(this.#database, { title, text, links }),
    });
    return read.success ? read.data : null;
  }

  row({ found }: FoundEntry, payload: PayloadOf<'explainer'>) {
    const { origin, place } = this.#arrival;
    return {
      kind: 'explainer',
      origin,
      place,
      identity: findingIdentity(this.#arrival, found),
      status: 'waiting',
      payload: JSON.stringify(payload),
      guessed: JSON.stringify(payload.clips.length === 0 ? [] : ['clips']),
      title: payload.title,
      match_slug: null,
      likeness: null,
      added_at: Date.now(),
    };
  }
}
