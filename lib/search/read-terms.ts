import type { SearchTerm } from '@/lib/search/search-node';
import { stemWord } from '@/lib/search/stem-word';
import { type Token, tokenize } from '@/lib/search/tokenize';

// What holds words together in one name or compound: text-to-video, @_tim_brooks, OpenAI's, a:b.
const WORD_JOINERS = /^[-‐‑'’_./:@&+#]*$/;
// What stands between the parts of a foreign name in Chinese: 萨姆·奥尔特曼.
const NAME_DOTS = /^[·•・‧]?$/;
const APOSTROPHE = /^['’]$/;
// A star ends a beginning; with a letter after it, it only parts words.
const OPEN_END = /^\*(?![\p{L}\p{N}])/u;
const SHORTEST_PREFIX = 2;

function isJoined(text: string, left: Token, right: Token): boolean {
  const between = text.slice(left.kind === 'cjk' ? left.headEnd : left.end, right.start);
  if (left.kind === 'cjk' && right.kind === 'cjk') return NAME_DOTS.test(between);
  if (left.kind === 'word' && right.kind === 'word') return WORD_JOINERS.test(between);
  // Digits belong to the Chinese around them (2月24日); a Latin word does not (东京neon).
  const word = left.kind === 'word' ? left : right;
  return between === '' && /^[0-9]+$/.test(word.token);
}

/** Runs of tokens that nothing separates; stems left out. */
function groupTokens(text: string): Token[][] {
  const groups: Token[][] = [];
  let last: Token | undefined;
  for (const token of tokenize(text)) {
    if (token.kind === 'stem') continue;
    const group = groups.at(-1);
    if (last !== undefined && group !== undefined && isJoined(text, last, token)) group.push(token);
    else groups.push([token]);
    last = token;
  }
  return groups;
}

/** An exact term from neighbouring tokens: a run's last character says that the run ends there, so the term's own end drops it. */
function joinTokens(group: readonly Token[]): SearchTerm[] {
  const last = group.at(-1);
  if (last === undefined) return [];
  const before = group.at(-2);
  const continues = last.kind === 'cjk' && before?.kind === 'cjk' && before.end === last.end;
  const tokens = (continues ? group.slice(0, -1) : group).map(({ token }) => token);
  return [{ tokens, prefix: last.kind === 'cjk' && !continues }];
}

function dropPossessives(text: string, group: readonly Token[]): Token[] {
  return group.filter((token, index) => {
    const before = group[index - 1];
    if (token.token !== 's' || before === undefined) return true;
    return !APOSTROPHE.test(text.slice(before.end, token.start));
  });
}

function readGroup(text: string, group: readonly Token[]): SearchTerm[] {
  const last = group.at(-1);
  if (last === undefined || group.some(({ kind }) => kind === 'cjk')) return joinTokens(group);
  if (OPEN_END.test(text.slice(last.end)) && [...last.token].length >= SHORTEST_PREFIX) {
    return [{ tokens: group.map(({ token }) => token), prefix: true }];
  }
  const stems = dropPossessives(text, group).map(({ token }) => stemWord(token));
  return [{ tokens: stems, prefix: false }];
}

/** The terms of a piece typed without quotes: one for each run of words or of Chinese that nothing separates. */
export function readTerms(text: string): SearchTerm[] {
  return groupTokens(text).flatMap((group) => readGroup(text, group));
}

/** The one term of a quotation: its words unstemmed, its Chinese as it stands, side by side; none where it holds neither. */
export function joinPhrase(text: string): SearchTerm[] {
  return joinTokens(tokenize(text).filter(({ kind }) => kind !== 'stem'));
}
