import 'server-only';
import type { Engine } from '@/lib/db/database';
import { MARKER } from '@/lib/search/fold-cluster';
import { type PlacedToken, placeTokens } from '@/lib/search/place-tokens';

/** The texts by which a clip is found, in order; a missing one is left out. */
export interface SearchTexts {
  /** Both titles. */
  titles: readonly string[];
  /** Every text of every part of the prompt, in both languages. */
  prompts: readonly string[];
  /** Author, handle, credit line, the source's names, the batch's heading. */
  credits: readonly string[];
}

/** The columns of `clip_search`, each ready to be written as it is. */
export interface SearchDocument {
  title: string;
  prompt: string;
  credit: string;
}

/**
 * Begins the second copy of every token that stands in a title. Searching the titles for common words
 * by FTS5's own column filter reads every place where they stand in prompts too; of these tokens there
 * are only as many as titles. Like `MARKER` no text can hold it: 題 always folds to 题.
 */
export const TITLE_MARKER = '題';

/** The token that stands wherever two tokens are not side by side, and at the head of every SQLite document: excluding without requiring starts from it. */
export const GAP_TOKEN = MARKER;

function writeStream(placed: readonly PlacedToken[]): string[] {
  const words: string[] = [];
  let expected = 0;
  for (const { token, position } of placed) {
    if (position !== expected) words.push(GAP_TOKEN);
    words.push(token);
    expected = position + 1;
  }
  return words;
}

// FTS5 counts positions by the words it is given, so a stem cannot share its word's position: the
// exact tokens come first, in an unbroken stream where quotations find them side by side, then the
// stems in theirs.
function writeFts5Text(placed: readonly PlacedToken[]): string {
  const exact = placed.filter(({ isStem }) => !isStem);
  const stems = placed.filter(({ isStem }) => isStem);
  return [GAP_TOKEN, ...writeStream(exact), GAP_TOKEN, ...writeStream(stems)].join(' ');
}

function writeFts5Title(placed: readonly PlacedToken[]): string {
  const marked = placed.map((each) => ({ ...each, token: TITLE_MARKER + each.token }));
  return `${writeFts5Text(placed)} ${writeFts5Text(marked)}`;
}

function writeTsvector(placed: readonly PlacedToken[]): string {
  const positions = new Map<string, number[]>();
  for (const { token, position } of placed) {
    const list = positions.get(token);
    // A tsvector counts from 1; from 2, there is a gap between columns that are put together too.
    if (list === undefined) positions.set(token, [position + 2]);
    else list.push(position + 2);
  }
  return Array.from(positions, ([token, list]) => `'${token}':${list.join(',')}`).join(' ');
}

/**
 * What `clip_search` holds of a clip: token text for SQLite's FTS5, `tsvector` literals (to be cast)
 * for PostgreSQL. No phrase reaches from one text, part or language into the next.
 */
export function toSearchDocument(texts: SearchTexts, engine: Engine): SearchDocument {
  const isSqlite = engine === 'sqlite';
  const write = isSqlite ? writeFts5Text : writeTsvector;
  const writeTitle = isSqlite ? writeFts5Title : writeTsvector;
  return {
    title: writeTitle(placeTokens(texts.titles)),
    prompt: write(placeTokens(texts.prompts)),
    credit: write(placeTokens(texts.credits)),
  };
}
