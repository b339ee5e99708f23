import { stemWord } from '@/lib/search/stem-word';
import { type Token, tokenize } from '@/lib/search/tokenize';

/** A term as texts write it; the wordings of both languages stand together. */
export interface TermWordings {
  key: string;
  /** Found in every form of their words: `walks down` by `walk down`. */
  words: readonly string[];
  /** Found only in this form: `glasses`, not `glass`. */
  exact: readonly string[];
  /** Wordings that hold one of the term's and mean something else: `hot dog`. */
  not: readonly string[];
}

/** A term where it stands in a text, as UTF-16 offsets; `end` exclusive. */
export interface TermSpan {
  key: string;
  start: number;
  end: number;
}

interface Pattern {
  key: string;
  units: readonly string[];
  isRefusal: boolean;
}

/** Wordings made ready to be looked for, by their first unit. */
export type Lexicon = ReadonlyMap<string, readonly Pattern[]>;

/** A word or one Chinese character of a text, and the units by which a pattern may name it. */
interface Place {
  start: number;
  end: number;
  units: readonly string[];
  /** Whether a wording may go on from the place before: nothing ends between the two. */
  isJoined: boolean;
}

/** What may stand inside a wording: spaces and what joins words (`close-up`, `f/1.2`). */
const JOINER = /^(?:[-‐‑–.'’/&+]?| +| ?[-‐‑–&] ?)$/u;

const firstCharacter = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0);

function placeOf(text: string, token: Token, before: Place | undefined): Place {
  const isCjk = token.kind === 'cjk';
  return {
    start: token.start,
    end: isCjk ? token.headEnd : token.end,
    units: isCjk ? [firstCharacter(token.token)] : [token.token, stemWord(token.token)],
    isJoined: before !== undefined && JOINER.test(text.slice(before.end, token.start)),
  };
}

function listPlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const token of tokenize(text)) {
    if (token.kind !== 'stem') places.push(placeOf(text, token, places.at(-1)));
  }
  return places;
}

/** The units by which a wording is looked for: stems, or the words themselves where `isExact`. */
export function readWording(wording: string, isExact: boolean): string[] {
  return listPlaces(wording).map(({ units }) => (isExact ? units[0] : units.at(-1)) ?? '');
}

/** Makes a lexicon ready. A wording without a letter, digit or character is left out. */
export function compileLexicon(terms: readonly TermWordings[]): Lexicon {
  const lexicon = new Map<string, Pattern[]>();
  const add = (key: string, wording: string, isExact: boolean, isRefusal: boolean) => {
    const units = readWording(wording, isExact);
    const [first] = units;
    if (first === undefined) return;
    const pattern = { key, units, isRefusal };
    const there = lexicon.get(first);
    if (there === undefined) lexicon.set(first, [pattern]);
    else there.push(pattern);
  };
  for (const { key, words, exact, not } of terms) {
    for (const wording of words) add(key, wording, false, false);
    for (const wording of exact) add(key, wording, true, false);
    for (const wording of not) add(key, wording, false, true);
  }
  return lexicon;
}

interface Candidate {
  pattern: Pattern;
  from: number;
  /** Exclusive. */
  to: number;
  length: number;
}

function matches(places: readonly Place[], from: number, { units }: Pattern): boolean {
  return units.every((unit, index) => {
    const place = places[from + index];
    return place?.units.includes(unit) === true && (index === 0 || place.isJoined);
  });
}

function listCandidates(places: readonly Place[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  for (const [from, place] of places.entries()) {
    for (const unit of place.units) {
      for (const pattern of lexicon.get(unit) ?? []) {
        if (!matches(places, from, pattern)) continue;
        const to = from + pattern.units.length;
        const length = (places[to - 1]?.end ?? 0) - place.start;
        found.push({ pattern, from, to, length });
      }
    }
  }
  return found;
}

/**
 * The terms of a lexicon in a text, in the text's order, never overlapping: where two want the same
 * words the longer wording has them. Rules only, no model: the tokens of the search, its stems for
 * English, its characters for Chinese; no wording reaches over the end of a clause.
 */
export function findTerms(text: string, lexicon: Lexicon): TermSpan[] {
  const places = listPlaces(text);
  const candidates = listCandidates(places, lexicon);
  const refusals = candidates.filter(({ pattern }) => pattern.isRefusal);
  const isRefused = ({ pattern, from, to }: Candidate) =>
    refusals.some((one) => one.pattern.key === pattern.key && one.from < to && from < one.to);
  const taken = new Array<boolean>(places.length).fill(false);
  const spans: TermSpan[] = [];
  for (const candidate of candidates.sort((a, b) => b.length - a.length || a.from - b.from)) {
    const { pattern, from, to } = candidate;
    if (pattern.isRefusal || taken.slice(from, to).includes(true) || isRefused(candidate)) continue;
    taken.fill(true, from, to);
    const [start, end] = [places[from]?.start ?? 0, places[to - 1]?.end ?? 0];
    spans.push({ key: pattern.key, start, end });
  }
  return spans.sort((a, b) => a.start - b.start);
}
