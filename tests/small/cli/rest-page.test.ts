import { expect, test } from 'vitest';
import { restPage } from '@/cli/serve/rest-page';

const file = (name: string, rest: string) => `<script src="/_next/static/chunks/${name}"${rest}>`;

test('lets what Next starts a page with rest, in its place and order', () => {
  const html = [
    '<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>',
    `${file('a.js', ' async=""')}</script><script>theme()</script>${file('old.js', ' noModule=""')}</script>`,
    '</head><body><p>a</p><script id="_R_">start()</script><script>(self.__next_f=self.__next_f||[])</script>',
    '<script>self.__next_f.push([1,"b"])</script></body></html>',
  ].join('');
  const resting = [
    `<html><head><script type="rest" src="/_next/static/chunks/a.js" async=""></script>`,
    `<script>theme()</script>${file('old.js', ' noModule=""')}</script></head><body><p>a</p>`,
    '<script type="rest" id="_R_">start()</script>',
    '<script type="rest">(self.__next_f=self.__next_f||[])</script>',
    '<script type="rest">self.__next_f.push([1,"b"])</script><script>wake()</script></body></html>',
  ].join('');
  expect(restPage(html, 'wake()')).toBe(resting);
});

test('leaves alone what speaks of scripts, and what is no whole page', () => {
  const said = '<body><p>&lt;script>self.__next_f</p><style>a{}</style></body>';
  expect(restPage(said, '$&')).toBe(said.replace('</body>', () => '<script>$&</script></body>'));
  expect(restPage('<p>part</p>', 'wake()')).toBe('<p>part</p>');
});
