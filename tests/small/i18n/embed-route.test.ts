import { expect, test } from 'vitest';
import { chooseLanguage } from '@/lib/i18n/choose-language';
import { embedRoute, isEmbed } from '@/lib/i18n/embed-route';

test.each([
  ['/embed', true],
  ['/embed/tokyo-walk', true],
  ['/embedded', false],
  ['/zh/embed/tokyo-walk', false],
])('%s is an embed: %s', (pathname, yes) => {
  expect(isEmbed(pathname)).toBe(yes);
});

test.each([
  ['/embed/tokyo-walk', '', '/embed/en/dark/tokyo-walk'],
  ['/embed/tokyo-walk', '?language=zh&theme=light&start=3', '/embed/zh/light/tokyo-walk'],
  ['/embed', '?source=artist&language=zh', '/embed/zh/dark'],
  ['/embed/x', '?language=fr&theme=../x', '/embed/en/dark/x'],
])('%s%s lies at %s', (pathname, search, route) => {
  expect(embedRoute(pathname, search)).toBe(route);
});

test('an embed is nobody’s arrival: it is served as it is, whoever comes', () => {
  const visitor = { choice: 'zh', acceptLanguage: 'zh', fetchSite: 'cross-site' };
  expect(chooseLanguage({ pathname: '/embed/a', search: '?lang=zh', ...visitor })).toEqual({
    kind: 'serve',
    locale: 'en',
    path: '/embed/a',
    varies: false,
  });
});
