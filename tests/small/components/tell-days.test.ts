import { expect, it } from 'vitest';
import { nameZone, tellDays } from '@/components/clips/tell-days';
import en from '@/lib/i18n/messages/en/filters.json';
import zh from '@/lib/i18n/messages/zh/filters.json';

const words = {
  en: { ...en.date.edges, places: en.date.places },
  zh: { ...zh.date.edges, places: zh.date.places },
};
const [la, beijing] = ['America/Los_Angeles', 'Asia/Shanghai'];
const day = (one: string, zone: string) => ({ since: one, until: one, zone });

it.each([
  [
    'en',
    day('2024-02-16', beijing),
    '16 Feb 2024 in Beijing runs from 15 Feb, 08:00 to 16 Feb, 08:00 in San Francisco.',
  ],
  [
    'zh',
    day('2024-02-16', beijing),
    '北京的2024年2月16日，在旧金山是2月15日 08:00至2月16日 08:00。',
  ],
  [
    'en',
    day('2024-02-15', la),
    '15 Feb 2024 in San Francisco runs from 15 Feb, 16:00 to 16 Feb, 16:00 in Beijing.',
  ],
  [
    'en',
    { since: '2024-03-09', until: '2024-03-10', zone: la },
    // The night of 10 March lost an hour there.
    '9\u2009–\u200910 Mar 2024 in San Francisco runs from 9 Mar, 16:00 to 11 Mar, 15:00 in Beijing.',
  ],
  [
    'en',
    { since: '2024-02-16', until: null, zone: 'UTC' },
    'From 16 Feb 2024 in UTC on, which in San Francisco is from 15 Feb, 16:00.',
  ],
  [
    'zh',
    { since: null, until: '2024-02-16', zone: 'UTC' },
    '至UTC的2024年2月16日止，在旧金山是至2月16日 16:00止。',
  ],
] as const)('names the zone and the edges in the other (%s, %o)', (locale, days, sentence) => {
  expect(tellDays(days, [la, beijing], words[locale], locale)).toBe(sentence);
});

it('passes over a clock that reads the same, and says nothing where all do', () => {
  const days = day('2024-02-16', 'Asia/Singapore');
  expect(tellDays(days, [beijing, la], words.en, 'en')).toContain('in Singapore runs from 15 Feb');
  expect(tellDays(days, [beijing], words.en, 'en')).toBeNull();
});

it('says nothing of days that are no span, nor of none', () => {
  const none = { since: null, until: null, zone: la };
  expect(tellDays(none, [beijing], words.en, 'en')).toBeNull();
  const turned = { since: '2024-02-17', until: '2024-02-16', zone: la };
  expect(tellDays(turned, [beijing], words.en, 'en')).toBeNull();
});

it('calls a zone by its place, else by its city or what Chinese calls its time', () => {
  expect(nameZone(beijing, words.zh, 'zh')).toBe('北京');
  expect(nameZone('America/New_York', words.en, 'en')).toBe('New York');
  expect(nameZone('Europe/Berlin', words.zh, 'zh')).toMatch(/^中欧.*时间$/);
});
