import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findTwins, groupTwins } from '@/lib/media/group-twins';
import { matchPrints, readPrint } from '@/lib/media/match-prints';

/** Frames that look like nothing else: each band has eight of sixteen bits, as a real one. */
function frames(seed: number, count: number): string[] {
  let state = seed;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const band = () => {
    const places = Array.from({ length: 16 }, (_, place) => ({ place, key: next() }));
    places.sort((one, other) => one.key - other.key);
    const word = places.slice(0, 8).reduce((bits, { place }) => bits | (1 << place), 0);
    return word.toString(16).padStart(4, '0');
  };
  return Array.from({ length: count }, () => band() + band() + band() + band());
}

const flip = (frame: string, bit: number) => {
  const place = Math.floor(bit / 4);
  const nibble = Number.parseInt(frame[place] ?? '0', 16) ^ (1 << (bit % 4));
  return frame.slice(0, place) + nibble.toString(16) + frame.slice(place + 1);
};
const match = (one: string[], other: string[]) =>
  matchPrints(readPrint(one.join('')), readPrint(other.join('')));

describe('two clips are laid along each other', () => {
  const clip = frames(7, 40);

  it('at the offset at which one begins', () => {
    expect(match(clip, clip)).toEqual({ share: 1, distance: 0, offset: 0 });
    expect(match(clip, clip.slice(6, 30))).toEqual({ share: 1, distance: 0, offset: 6 });
    expect(match(clip.slice(6, 30), clip)).toEqual({ share: 1, distance: 0, offset: -6 });
  });

  it('although every frame is a little different', () => {
    const copy = clip.map((frame, at) => flip(flip(frame, at % 64), (at + 9) % 64));
    expect(match(clip, copy)).toMatchObject({ distance: 2, offset: 0 });
  });

  it('and a foreign beginning is put up with', () => {
    const copy = [...frames(99, 10), ...clip.slice(0, 30)];
    expect(match(clip, copy)).toMatchObject({ offset: -10 });
  });

  it('but other clips, plain colours and a few frames are not alike', () => {
    expect(match(clip, frames(8, 40))).toBeNull();
    expect(match(Array(20).fill('0'.repeat(16)), Array(20).fill('0'.repeat(16)))).toBeNull();
    expect(match(clip.slice(0, 3), clip.slice(0, 3))).toBeNull();
  });

  test('the same whichever comes first', () => {
    const some = fc.array(fc.constantFrom(...clip, ...frames(3, 5)), {
      minLength: 4,
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [there, back] = [match(one, other), match(other, one)];
        expect(there?.distance).toBe(back?.distance);
      }),
    );
  });
});

describe('twins among originals', () => {
  const clip = frames(1, 30);
  const printed = (slug: string, hash: string, all: string[]) => {
    return { slug, hash, framePrint: all.join('') };
  };
  const originals = [
    printed('a', '1', clip),
    printed('b', '2', frames(2, 30)),
    printed('c', '3', clip.slice(3)),
    printed('d', '1', clip),
    { slug: 'e', hash: '5', framePrint: null },
    printed('f', '6', clip.slice(6)),
  ];

  it('are found by their bytes and by their frames', () => {
    const pairs = findTwins(originals).map(({ one, other, match: by }) => {
      return `${one.slug}${other.slug}${by === null ? '=' : '~'}`;
    });
    expect(pairs.sort()).toEqual(['ac~', 'ad=', 'af~', 'cd~', 'cf~', 'df~']);
  });

  it('and form groups', () => {
    const [group, ...rest] = groupTwins(findTwins(originals));
    expect(rest).toEqual([]);
    const slugs = new Set(group?.flatMap(({ one, other }) => [one.slug, other.slug]));
    expect([...slugs].sort()).toEqual(['a', 'c', 'd', 'f']);
    expect(groupTwins([])).toEqual([]);
  });
});
