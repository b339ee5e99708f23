import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '@/lib/ingest/find-json-fault.server';

describe('where a text stops being JSON', () => {
  it.each([
    ['', 1, 1, 'a value'],
    ['[1, 2', 1, 6, '"," or "]"'],
    ['[\n  {"a": 1,}\n]', 2, 11, 'a field name in double quotes'],
    ['{"a" 1}', 1, 6, '":"'],
    ['{"a": "x\ny"}', 1, 7, 'a value'],
    ["{'a': 1}", 1, 2, 'a field name in double quotes'],
    ['[1] [2]', 1, 5, 'the end of the file'],
    ['[01]', 1, 3, '"," or "]"'],
    ['[{"a": 1}\n{"a": 2}]', 2, 1, '"," or "]"'],
  ])('%j: line %i, column %i', (text, line, column, expected) => {
    expect(findJsonFault(text)).toEqual({ line, column, expected });
  });

  it('finds a fault exactly where the engine finds one', () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const edited = fc
      .tuple(
        fc.json({ stringUnit: 'binary' }),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ...'{}[],:"\\0e-. \u0085\u0001'),
      )
      .map(([text, at, cut, put]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + cut);
      });
    fc.assert(
      fc.property(edited, (text) => {
        expect(findJsonFault(text) === null).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });
});
