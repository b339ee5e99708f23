import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const hex = z.string().regex(/^#[0-9a-f]{6}$/);

const standIn = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('the clip it stands in for'),
  scene: z
    .string()
    .regex(/^[a-z-]+$/)
    .describe('a file of scenes/, without its ending'),
  palette: z.array(hex).length(6).describe('five tones from dark to light, then the accent'),
  paletteFrom: z.enum(['measured', 'chosen']).describe('tones measured from the clip, or chosen'),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
  moment: z.number().min(0).max(1).optional().describe('phase of the poster in the loop'),
});

/** One clip's stand-in as `seed/stand-ins/stand-ins.json` describes it. */
export type StandIn = z.infer<typeof standIn>;

/** Reads every stand-in, in the catalogue's order. Refuses an unknown field and a slug given twice. */
export function readStandIns(folder: string): StandIn[] {
  const text = readFileSync(join(folder, 'stand-ins.json'), 'utf8');
  const all = z.array(standIn).parse(JSON.parse(text));
  const seen = new Set<string>();
  for (const { slug } of all) {
    if (seen.has(slug)) throw new Error(`stand-in given twice: ${slug}`);
    seen.add(slug);
  }
  return all;
}

/** The palette as the shader wants it: red, green and blue from 0 to 1. */
export function inksOf({ palette }: StandIn) {
  const inks = palette.map((ink) => {
    const part = (at: number) => Number.parseInt(ink.slice(at, at + 2), 16) / 255;
    return [part(1), part(3), part(5)] as const;
  });
  const [accent] = inks.splice(5, 1);
  if (!accent) throw new Error('a palette has six inks');
  return { tones: inks, accent };
}
