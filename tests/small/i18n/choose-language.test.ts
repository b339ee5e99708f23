import { describe, expect, test } from 'vitest';
import {
  chooseLanguage,
  type LanguageRequest,
  readAcceptLanguage,
} from '@/lib/i18n/choose-language';

const visit = (address: string, rest: Partial<LanguageRequest> = {}) => {
  const { pathname, search } = new URL(address, 'http://gallery.test');
  return chooseLanguage({
    pathname,
    search,
    choice: undefined,
    acceptLanguage: null,
    fetchSite: null,
    ...rest,
  });
};
const CHINESE = { acceptLanguage: 'zh-CN,zh;q=0.9,en;q=0.8' };
const redirect = { kind: 'redirect', choice: null };

describe('the bare address', () => {
  test('leads a Chinese reader to the Chinese wall, and says what that hangs on', () => {
    expect(visit('/', CHINESE)).toEqual({
      ...redirect,
      status: 307,
      location: '/zh',
      varies: true,
    });
  });
  test('is English for everyone else, and hangs on the same', () => {
    const english = { kind: 'serve', locale: 'en', path: '/', varies: true };
    expect(visit('/')).toEqual(english);
    expect(visit('/', { acceptLanguage: 'de, en;q=0.5' })).toEqual(english);
  });
  test('follows what was chosen before what the browser says', () => {
    expect(visit('/', { ...CHINESE, choice: 'en' })).toMatchObject({ kind: 'serve', locale: 'en' });
    expect(visit('/', { acceptLanguage: 'en', choice: 'zh' })).toMatchObject({ location: '/zh' });
    expect(visit('/', { ...CHINESE, choice: 'xx' })).toMatchObject({ location: '/zh' });
  });
  test('is not an arrival when a link of the gallery leads there', () => {
    expect(visit('/', { ...CHINESE, fetchSite: 'same-origin' })).toMatchObject({ locale: 'en' });
  });
});

describe('deep links', () => {
  test.each(['/clips/x', '/?source=artist', '/zh', '/zh/clips/x', '/about'])(
    '%s stays where it is',
    (address) => {
      expect(visit(address, CHINESE).kind).toBe('serve');
      expect(visit(address, { choice: address.startsWith('/zh') ? 'en' : 'zh' }).kind).toBe(
        'serve',
      );
    },
  );
  test('have their language taken off', () => {
    expect(visit('/zh/clips/x')).toMatchObject({ locale: 'zh', path: '/clips/x' });
    expect(visit('/zhuangzi')).toMatchObject({ locale: 'en', path: '/zhuangzi' });
  });
  test('in English have no prefix', () => {
    const location = '/clips/x?q=cat';
    expect(visit('/en/clips/x?q=cat')).toEqual({
      ...redirect,
      status: 308,
      location,
      varies: false,
    });
    expect(visit('/en')).toMatchObject({ location: '/' });
  });
});

describe('the switch', () => {
  test('stores the choice and leads to the clean address, the query kept', () => {
    expect(visit('/clips/x?q=cat&lang=zh')).toEqual({
      ...redirect,
      status: 307,
      location: '/zh/clips/x?q=cat',
      choice: 'zh',
      varies: false,
    });
    expect(visit('/zh?lang=en')).toMatchObject({ location: '/', choice: 'en' });
  });
  test('ignores a language there is not', () => {
    expect(visit('/clips/x?lang=fr')).toMatchObject({ kind: 'serve', locale: 'en' });
  });
});

test.each([
  '/en//evil.test',
  '//evil.test?lang=zh',
  '//evil.test?lang=en',
  '/zh//evil.test?lang=en',
  '/en/%5Cevil.test',
])('%s leads nowhere else', (address) => {
  const decision = chooseLanguage({
    pathname: address.split('?')[0] ?? '',
    search: address.includes('?') ? `?${address.split('?')[1]}` : '',
    choice: undefined,
    acceptLanguage: null,
    fetchSite: null,
  });
  if (decision.kind === 'serve') return;
  expect(new URL(decision.location, 'http://gallery.test').host).toBe('gallery.test');
});

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-US,en;q=0.9,zh;q=0.8', 'en'],
  ['fr, zh;q=0.3, en;q=0.7', 'en'],
  ['fr', null],
  ['zh;q=0, en;q=0.1', 'en'],
  ['*', null],
  [';;q=,,zh-Hant-TW', 'zh'],
])('of %s the gallery speaks %s', (header, locale) => {
  expect(readAcceptLanguage(header)).toBe(locale);
});
