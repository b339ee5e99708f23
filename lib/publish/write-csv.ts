import type { ClipItem } from '@/lib/clips/contracts.server';
import { type FlatValue, flatColumns } from './flat-columns';

/** What some spreadsheets need at the beginning of a file to read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

// What a spreadsheet would run as a formula when a cell begins with it (OWASP, CSV injection).
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: FlatValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line of a CSV file: the names of the columns. Lines end as RFC 4180 says. */
export function csvHead(): string {
  return `${flatColumns.map(({ name }) => name).join(',')}\r\n`;
}

/**
 * A clip as a line of CSV (RFC 4180). What is unknown is empty; a text that a spreadsheet would take
 * for a formula has an apostrophe before it.
 */
export function csvLine(clip: ClipItem): string {
  return `${flatColumns.map(({ of }) => cell(of(clip))).join(',')}\r\n`;
}
