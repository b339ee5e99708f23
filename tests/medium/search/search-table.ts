import { chinesePhraseRows } from './chinese-phrase-rows';
import { chineseRows } from './chinese-rows';
import { mixedRows } from './mixed-rows';
import { nameRows } from './name-rows';
import type { SearchRow } from './search-row';
import { readListedPrompts } from './seeded-clips';
import { syntaxRows } from './syntax-rows';
import { wordRows } from './word-rows';

/** The longest search, less its two quotation marks. */
const LONGEST_QUOTATION = 198;

/** Every prompt text of the seed document's own list, searched whole in quotation marks; of a text that is too long, its beginning up to a whole word. */
function quoteListedPrompts(): SearchRow[] {
  return readListedPrompts().map(({ slug, text }) => {
    const [beginning = ''] = new RegExp(`^.{1,${LONGEST_QUOTATION}}(?!\\w)`, 's').exec(text) ?? [];
    const part = beginning.replace(/["\s]+$/, '');
    // The same words in the same order: which sign stands between them is not compared.
    const words = part.match(/[\p{L}\p{N}]+/gu) ?? [];
    return {
      q: `"${part}"`,
      why: `a prompt of ${slug}, as the list has it`,
      holds: [new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'iu')],
    };
  });
}

/** Every search whose answer is known. */
export const searchTable: readonly SearchRow[] = [
  ...chineseRows,
  ...chinesePhraseRows,
  ...wordRows,
  ...mixedRows,
  ...nameRows,
  ...syntaxRows,
  ...quoteListedPrompts(),
];
