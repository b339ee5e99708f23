import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameHtml, sizeEmbed, wordsHeight } from '@/lib/publish/write-oembed';
import { sampleClip } from '../../component/sample-clip';

test.each([
  [null, null, 640, 360 + 72],
  [320, null, 320, 180 + 104],
  [4000, 4000, 640, 360 + 72],
  [null, 180 + 104, 320, 180 + 104],
])('in a room of %s × %s an embed is %i × %i', (maxWidth, maxHeight, width, height) => {
  expect(sizeEmbed(sampleClip, { maxWidth, maxHeight })).toEqual({ width, height });
});

test('no embed is larger than its room, and none is nothing', () => {
  const bound = fc.option(fc.integer({ min: 1, max: 5000 }));
  fc.assert(
    fc.property(bound, bound, fc.integer({ min: 1, max: 4000 }), (maxWidth, maxHeight, tall) => {
      const size = sizeEmbed({ ...sampleClip, height: tall }, { maxWidth, maxHeight });
      expect(size.width).toBeLessThanOrEqual(maxWidth ?? 640);
      expect(size.height).toBeLessThanOrEqual(maxHeight ?? Number.POSITIVE_INFINITY);
      expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
    }),
  );
});

test('what is narrow has more room for words', () => {
  expect(wordsHeight(320)).toBeGreaterThan(wordsHeight(640));
});

test('a frame holds what it is given as text', () => {
  const html = frameHtml('https://a.example/embed?q=1&b="2"', '<b>"x"', { width: 1, height: 2 });
  expect(html).toContain('src="https://a.example/embed?q=1&amp;b=&quot;2&quot;"');
  expect(html).toContain('title="&lt;b&gt;&quot;x&quot;"');
  expect(html.match(/</g)).toHaveLength(2);
});
