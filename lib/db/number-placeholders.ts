// What a `?` may stand in without being a placeholder, as PostgreSQL's lexer reads it: E'…' with
// backslashes, '…' and "…" with doubled quotes, $tag$…$tag$, line comments, block comments (which
// nest in PostgreSQL; ours do not).
const opaque =
  /\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** PostgreSQL's form of a statement: each `?` outside quotes and comments becomes `$1`, `$2`, … An operator with a `?` in it cannot be written: use its function. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replace(opaque, (found) => (found === '?' ? `$${++count}` : found));
}
