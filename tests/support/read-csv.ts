/** Reads CSV as RFC 4180 writes it: rows of fields, quotes taken off. Refuses anything else. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const pattern = quoted ? /"((?:[^"]|"")*)"(,|\r\n)/y : /([^",\r\n]*)(,|\r\n)/y;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) throw new Error(`No CSV at ${at}: ${text.slice(at, at + 40)}`);
    const [whole, field = '', end] = found;
    row.push(quoted ? field.replaceAll('""', '"') : field);
    at += whole.length;
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
