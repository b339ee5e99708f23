import 'server-only';

const TOKEN =
  /[ \t\n\r]*(?:(?<mark>[{}[\],:])|(?<string>"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<atom>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;
const BLANK = /[ \t\n\r]*/y;

/** Where a JSON text first goes wrong, lines and columns counted from 1, and what was awaited. */
export type JsonFault = { line: number; column: number; expected: string };

/**
 * Finds the first syntax error of a text that `JSON.parse` refused: the engine's own message often
 * names no position. Null when the text is sound.
 */
export function findJsonFault(text: string): JsonFault | null {
  let offset = 0;
  let stopped: { at: number; expected: string } | null = null;

  const stop = (expected: string): false => {
    BLANK.lastIndex = offset;
    BLANK.exec(text);
    stopped = { at: BLANK.lastIndex, expected };
    return false;
  };
  const read = (kind: 'mark' | 'string' | 'atom', mark?: string): string | undefined => {
    TOKEN.lastIndex = offset;
    const found = TOKEN.exec(text)?.groups?.[kind];
    if (found === undefined || (mark !== undefined && found !== mark)) return undefined;
    offset = TOKEN.lastIndex;
    return found;
  };
  const list = (end: string, member: () => boolean): boolean => {
    if (read('mark', end)) return true;
    do if (!member()) return false;
    while (read('mark', ','));
    return read('mark', end) ? true : stop(`"," or "${end}"`);
  };
  const member = (): boolean => {
    if (!read('string')) return stop('a field name in double quotes');
    return read('mark', ':') ? value() : stop('":"');
  };
  const value = (): boolean => {
    if (read('string') || read('atom')) return true;
    if (read('mark', '{')) return list('}', member);
    if (read('mark', '[')) return list(']', value);
    return stop('a value');
  };

  if (value()) {
    BLANK.lastIndex = offset;
    BLANK.exec(text);
    if (BLANK.lastIndex === text.length) return null;
    stop('the end of the file');
  }
  const { at, expected } = stopped ?? { at: offset, expected: 'a value' };
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, expected };
}
