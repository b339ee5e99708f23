import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashInlineScripts } from '@/lib/http/hash-scripts.server';

const sha = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('hashes each inline script once, in order, with its exact text', () => {
  const html =
    '<head><script>a=1</script></head><body><script nonce="x" id="_R_">\n b\n</script><p>猫</p>' +
    '<script>猫()</script><script>a=1</script></body>';
  expect(hashInlineScripts(html)).toEqual([sha('a=1'), sha('\n b\n'), sha('猫()')]);
});

test('leaves scripts of a file alone, wherever src stands', () => {
  const html =
    '<script src="/a.js" async=""></script><script async="" src="/b.js"></script>' +
    '<script id="src=">c</script><script data-src="x">d</script>';
  expect(hashInlineScripts(html)).toEqual([sha('c'), sha('d')]);
});

test('a sign > inside an attribute does not end the tag', () => {
  expect(hashInlineScripts('<script data-a="x > y">e</script>')).toEqual([sha('e')]);
  expect(hashInlineScripts("<script data-a='>\">'>f</script>")).toEqual([sha('f')]);
});

test('data is hashed too, and what is escaped inside stays inside', () => {
  const html = '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>';
  expect(hashInlineScripts(html)).toEqual([sha('{"a":"\\u003c/script>"}')]);
});

test('a page without scripts, or one that breaks off, has none', () => {
  expect(hashInlineScripts('<p>scripted</p>')).toEqual([]);
  expect(hashInlineScripts('<script')).toEqual([]);
  expect(hashInlineScripts('<script>open')).toEqual([]);
});
