import 'server-only';
import type { Writer } from '@/lib/db/database';
import { marks, type Row, writeRows } from './bulk-write.server';
import type { TermEntry } from './term-entry';

interface StoredTerm {
  key: string;
  wordings: string;
}

function termRow({ key, family, name, words, exact, not }: TermEntry, position: number): Row {
  const wordings = JSON.stringify({ words, exact, not });
  return { key, family, name_en: name.en, name_zh: name.zh, wordings, position };
}

/**
 * Makes the vocabulary these terms and no others, inside the caller's transaction. True when prompts
 * have to be read anew: a wording came, went or changed.
 */
export async function saveTerms(writer: Writer, terms: readonly TermEntry[]): Promise<boolean> {
  const rows = terms.map(termRow);
  const before = await writer.rows<StoredTerm>('SELECT key, wordings FROM term');
  const keys = new Set(terms.map(({ key }) => key));
  const gone = before.map(({ key }) => key).filter((key) => !keys.has(key));
  if (gone.length > 0) {
    const those = `SELECT id FROM term WHERE key IN (${marks(gone)})`;
    await writer.run(`DELETE FROM clip_term WHERE term_id IN (${those})`, gone);
    await writer.run(`DELETE FROM term WHERE key IN (${marks(gone)})`, gone);
  }
  await writeRows(writer, 'term', rows, ['key']);
  const stored = new Map(before.map(({ key, wordings }) => [key, wordings]));
  return gone.length > 0 || rows.some(({ key, wordings }) => stored.get(`${key}`) !== wordings);
}
