import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blendPath,
  comparePath,
  nameOf,
  readComparison,
  readName,
  writeComparison,
} from '@/components/compare/compare-address';

const read = (query: string) => readComparison(new URLSearchParams(query));

describe('the address of a comparison', () => {
  test('comes back as it was written', () => {
    const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const comparison = fc.uniqueArray(slug, { minLength: 2, maxLength: 4 }).chain((clips) =>
      fc.record({
        clips: fc.constant(clips),
        offsets: fc.array(
          fc.integer({ min: -9999, max: 9999 }).map((one) => one / 1000),
          { minLength: clips.length, maxLength: clips.length },
        ),
        atSeconds: fc.nat({ max: 99_999 }).map((one) => one / 100),
        view: fc.constantFrom('side' as const, clips.length === 2 ? ('wipe' as const) : 'side'),
        line: fc.nat({ max: 100 }),
        sound: fc.option(fc.nat({ max: clips.length - 1 })),
      }),
    );
    fc.assert(
      fc.property(comparison, ({ line, ...one }) => {
        // Minus nothing is nothing; beside each other there is no line to stand anywhere.
        const offsets = one.offsets.map((offset) => offset + 0);
        const linePercent = one.view === 'wipe' ? line : 50;
        const written = { ...one, offsets, linePercent };
        expect(read(writeComparison(written))).toEqual(written);
      }),
    );
  });

  test('takes each clip once and no more than four', () => {
    expect(read('clips=a,b,a,,c,d,e').clips).toEqual(['a', 'b', 'c', 'd']);
    expect(comparePath(['a', 'b', 'c', 'd', 'e'])).toBe('/compare?clips=a,b,c,d');
  });

  test('names a clip, its stand-in and what it was blended from apart', () => {
    const shown = ['best', 'stand-in', 'left-input', 'right-input'] as const;
    const clips = shown.map((one) => nameOf('a', one));
    expect(writeComparison({ clips })).toBe('?clips=a,a~stand-in,a~left-input,a~right-input');
    expect(read('clips=a,a~stand-in,a~left-input,a~right-input,a').clips).toEqual(clips);
    expect(clips.map(readName)).toEqual(shown.map((one) => ({ slug: 'a', shown: one })));
    expect(readName('a~something')).toEqual({ slug: 'a~something', shown: 'best' });
    expect(blendPath('a')).toBe('/compare?clips=a~left-input,a,a~right-input');
  });

  test.each([
    '',
    'clips=',
    'clips=a,b&at=-3&view=up&sound=9&offset=x&line=7',
    'clips=a,b,c&view=wipe&line=7',
  ])('is forgiving: %j', (query) => {
    const { offsets, clips, ...rest } = read(query);
    expect(rest).toEqual({ atSeconds: 0, view: 'side', linePercent: 50, sound: null });
    expect(offsets).toEqual(clips.map(() => 0));
  });
});
