const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A piece of HTML that is written as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = string | number | Html | null | false | readonly Piece[];

/** Text as HTML shows it letter by letter, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

function writePiece(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(writePiece).join('');
  return escapeHtml(String(piece));
}

/** HTML from a template: every value is escaped unless it is HTML itself; null and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: Piece[]): Html {
  return new Html(parts.map((part, at) => part + writePiece(values[at] ?? null)).join(''));
}
