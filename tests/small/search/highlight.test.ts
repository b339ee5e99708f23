import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight } from '@/lib/search/highlight';
import { evaluateSearch, indexTexts } from '@/lib/search/match-texts';
import { parseSearch } from '@/lib/search/parse-search';

/** The text with its lit parts in brackets. */
function light(text: string, q: string): string {
  const search = parseSearch(q);
  let out = '';
  let at = 0;
  for (const { start, end } of search === null ? [] : highlight(text, search)) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
}

describe('highlight', () => {
  test.each([
    ['She walks, walking on.', 'walk', 'She [walks], [walking] on.'],
    ['She walks, walking on.', '"walks"', 'She [walks], walking on.'],
    ['猫和小熊猫', '猫', '[猫]和小熊[猫]'],
    ['東京的街道上，街道', '东京 街道', '[東京]的[街道]上，[街道]'],
    ['珊瑚礁珊瑚', '珊瑚礁', '[珊瑚礁]珊瑚'],
    ['东京的街', '东京 京的', '[东京的]街'],
    ['哈哈哈哈', '哈哈哈', '[哈哈哈哈]'],
    ['ＴＯＫＹＯ neon', 'tokyo', '[ＴＯＫＹＯ] neon'],
    ['A cafe\u0301.', 'cafe', 'A [cafe\u0301].'],
    ['butterfly and butter', 'butter*', '[butterfly] and [butter]'],
    ['a red dress, a dress', '"red dress"', 'a [red dress], a dress'],
    ['text to video, text', 'text-to-video', '[text to video], text'],
    ['cat and dog', 'cat -dog', '[cat] and dog'],
    ['2 月 24 日合集', '2月24日', '[2 月 24 日]合集'],
    ['㍿東京', '株式会社', '[㍿]東京'],
    ['nothing here', '猫', 'nothing here'],
    ['', '猫', ''],
  ])('%j for %j', (text, q, lit) => expect(light(text, q)).toBe(lit));
});

const word = fc.constantFrom('walk', 'walks', 'Cat', 'neon', '3d', 'naïve', '２０');
const han = fc.string({
  unit: fc.constantFrom('东', '京', '東', '的', '街', '貓', '龙', '，'),
  maxLength: 8,
});
const text = fc.array(fc.oneof(word, han), { maxLength: 8 }).map((parts) => parts.join(' '));

describe('over any text', () => {
  test('lit parts lie inside it, in order, without touching', () => {
    const q = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 20 }));
    const any = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(any, q, (original, typed) => {
        const search = parseSearch(typed);
        let last = -1;
        for (const { start, end } of search === null ? [] : highlight(original, search)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(original.length);
      }),
      { numRuns: 500 },
    );
  });

  test('something is lit exactly where one text is found by a search that excludes nothing', () => {
    fc.assert(
      fc.property(text, fc.oneof(word, han), (original, q) => {
        const search = parseSearch(q);
        fc.pre(search !== null && search.must.length === 1 && search.not.length === 0);
        if (search === null) return;
        const found = evaluateSearch(
          search,
          indexTexts({ titles: [original], prompts: [], credits: [] }),
        );
        expect(highlight(original, search).length > 0).toBe(found);
      }),
      { numRuns: 500 },
    );
  });

  test('every part of a run of Chinese is found, and nothing that is not one', () => {
    const run = fc.string({
      unit: fc.constantFrom('东', '京', '的', '街'),
      minLength: 1,
      maxLength: 12,
    });
    const part = fc.string({
      unit: fc.constantFrom('东', '京', '的', '街'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(run, part, (whole, typed) => {
        for (const q of [typed, `"${typed}"`]) {
          const search = parseSearch(q);
          const texts = { titles: ['x'], prompts: ['y', whole], credits: [] };
          expect(search !== null && evaluateSearch(search, indexTexts(texts))).toBe(
            whole.includes(typed),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  test('any run of Han of two characters or more taken from a text finds it', () => {
    const unit = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    const any = fc.string({ unit: fc.oneof(unit, fc.constantFrom('a', '，', ' ')), minLength: 2 });
    fc.assert(
      fc.property(any, fc.nat(), fc.integer({ min: 2, max: 6 }), (original, from, length) => {
        const runs = original.match(/\p{sc=Han}{2,}/gu) ?? [];
        const run = runs[from % Math.max(runs.length, 1)];
        fc.pre(run !== undefined);
        const at = from % (run?.length ?? 1);
        const typed = run?.slice(Math.min(at, (run?.length ?? 0) - 2)).slice(0, length) ?? '';
        const search = parseSearch(typed);
        const texts = { titles: [], prompts: [original], credits: [] };
        expect(search !== null && evaluateSearch(search, indexTexts(texts))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
