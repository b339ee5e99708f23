import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareSheet } from '@/cli/stand-ins/draw-stand-in';
import { readStandIns, type StandIn } from '@/cli/stand-ins/read-stand-ins';

const folder = 'seed/stand-ins';
const standIns = readStandIns(folder);

/** Slugs of every seeded clip: the records that are clips are those with a slug and a title in a list of clips. */
function seededSlugs(): string[] {
  const others = /^(authors|batches|collections|sources)\.json$/;
  const files = readdirSync('seed/catalogue').filter(
    (file) => file.endsWith('.json') && !others.test(file),
  );
  return files.flatMap((file) => {
    const list = JSON.parse(readFileSync(join('seed/catalogue', file), 'utf8')) as {
      slug: string;
    }[];
    return list.map(({ slug }) => slug);
  });
}

/** How many parameters of two stand-ins differ visibly, the palette counted as one. */
function differences(one: StandIn, other: StandIn): number {
  const names = new Set([...Object.keys(one.parameters), ...Object.keys(other.parameters)]);
  names.delete('seed');
  const differing = [...names].filter((name) => {
    const [left, right] = [one.parameters[name], other.parameters[name]];
    if (typeof left !== 'number' || typeof right !== 'number') return left !== right;
    return Math.abs(left - right) > 0.1 * Math.max(Math.abs(left), Math.abs(right));
  });
  const palette = one.palette.join() === other.palette.join() ? 0 : 1;
  return differing.length + palette;
}

describe('seed/stand-ins/stand-ins.json', () => {
  it('has one stand-in for every seeded clip and none besides', () => {
    expect(standIns).toHaveLength(166);
    expect(standIns.map(({ slug }) => slug).sort()).toEqual(seededSlugs().sort());
  });

  it('composes a shader for each, with scenes and parameters that exist', () => {
    for (const standIn of standIns) {
      const { source } = prepareSheet(folder, standIn);
      expect(source).not.toMatch(/\/\/=/);
      expect(source).toContain('vec3 picture(vec2 p)');
    }
  });

  it('gives each its own key, the same when asked twice', () => {
    const keys = standIns.map((standIn) => prepareSheet(folder, standIn).key);
    expect(new Set(keys).size).toBe(standIns.length);
    expect(standIns.map((standIn) => prepareSheet(folder, standIn).key)).toEqual(keys);
  });

  it('draws no two neighbours alike', () => {
    for (const [at, standIn] of standIns.entries()) {
      const before = standIns[at - 1];
      if (before?.scene !== standIn.scene) continue;
      expect(differences(before, standIn), `${before.slug} and ${standIn.slug}`).toBeGreaterThan(1);
    }
  });

  it('uses every scene of the folder, and each is a readable size', () => {
    const scenes = readdirSync(join(folder, 'scenes')).map((file) => file.replace('.glsl', ''));
    expect([...new Set(standIns.map(({ scene }) => scene))].sort()).toEqual(scenes.sort());
    for (const part of ['scenes', 'parts']) {
      for (const file of readdirSync(join(folder, part))) {
        const lines = readFileSync(join(folder, part, file), 'utf8').split('\n').length;
        expect(lines, file).toBeLessThanOrEqual(251);
      }
    }
  });
});
