import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import simplified from 'opencc-js/dict/TSCharacters';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';

// Only OpenCC's character tables, not its phrase tables: those turn a character into one thing or
// another by its neighbours (乾 in 乾坤 and in 乾淨), and then a part of a text would not fold as it
// does inside the whole, so a search for that part would miss the text. It also keeps what the
// browser loads at 18 kB (gzip) instead of the 55 kB of the whole converter.
function readPairs(dictionary: string): [string, string][] {
  return dictionary.split('|').map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to];
  });
}

function buildTable(): Map<number, string> {
  const pairs = new Map(readPairs(simplified));
  const targets = new Set(pairs.values());
  for (const [variant, standard] of [
    ...readPairs(taiwanVariants),
    ...readPairs(hongKongVariants),
  ]) {
    // 么 stands for 麼 in simplified writing: it may not be folded away as a variant of 幺.
    const fits = [...variant].length === 1 && [...standard].length === 1;
    if (fits && !pairs.has(variant) && !targets.has(variant)) pairs.set(variant, standard);
  }
  const table = new Map<number, string>();
  for (const from of pairs.keys()) {
    let to = from;
    // 薴 → 苧 → 苎: follow to the end, so that all three fold to one character.
    for (let next = pairs.get(to); next !== undefined && next !== to; next = pairs.get(to)) {
      to = next;
    }
    if (to !== from) table.set(from.codePointAt(0) ?? 0, to);
  }
  return table;
}

let table: Map<number, string> | undefined;

/** The simplified form of one Han character given by its code point, or undefined where it is that already. */
export function foldHan(codePoint: number): string | undefined {
  table ??= buildTable();
  return table.get(codePoint);
}
