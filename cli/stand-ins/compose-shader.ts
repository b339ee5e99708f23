import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parameters as they stand in `stand-ins.json`: numbers, or words as `mammoth` and `snow`. */
export type Parameters = Readonly<Record<string, number | string>>;

const declaredParameter = /^uniform (float|int) u(\w+); *\/\/= *(\S+).*$/gm;
const declaredWord = /^const int (\w+) = (\d+);/gm;

/**
 * The fragment shader of one picture: a scene of `seed/stand-ins/scenes` with the parts it names by
 * `#include "…"`, between `common.glsl` and `finish.glsl`. A parameter is a uniform with its default
 * behind `//=`; here it becomes a constant, because the software renderer runs every branch that
 * the compiler could not strike out. Refuses a parameter the scene does not declare, a word no
 * scene knows, and a number that is not finite.
 */
export function composeShader(folder: string, scene: string, given: Parameters): string {
  const text = readScene(folder, scene);
  const words = new Map<string, number>();
  for (const [, name = '', value = ''] of text.matchAll(declaredWord)) {
    words.set(name.toLowerCase().replaceAll('_', '-'), Number(value));
  }
  const left = new Set(Object.keys(given));
  const source = text.replace(
    declaredParameter,
    (_, type: string, upper: string, usual: string) => {
      const name = upper.charAt(0).toLowerCase() + upper.slice(1);
      left.delete(name);
      const value = given[name] ?? usual;
      return `#define u${upper} ${type === 'int' ? whole(words, value) : decimal(name, value)}`;
    },
  );
  if (left.size > 0) throw new Error(`scene ${scene} has no parameter ${[...left].join(', ')}`);
  return source;
}

/** The text of a scene with all it stands on, before its parameters are known. */
export function readScene(folder: string, scene: string): string {
  const part = (name: string) => readFileSync(join(folder, 'parts', name), 'utf8');
  const include = (text: string): string =>
    text.replace(/^#include "(\w[\w-]*\.glsl)"$/gm, (_, name: string) => include(part(name)));
  const body = include(readFileSync(join(folder, 'scenes', `${scene}.glsl`), 'utf8'));
  return [part('common.glsl'), body, part('finish.glsl')].join('\n');
}

function whole(words: ReadonlyMap<string, number>, word: number | string): string {
  const value = words.get(String(word));
  if (value === undefined) throw new Error(`no scene knows the word ${word}`);
  return String(value);
}

function decimal(name: string, given: number | string): string {
  const value = Number(given);
  if (!Number.isFinite(value)) throw new Error(`${name} wants a number, not ${given}`);
  const digits = value.toString();
  return `(${/[.e]/.test(digits) ? digits : `${digits}.`})`;
}
