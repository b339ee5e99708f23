import { describe, expect, test } from 'vitest';
import { formatDay, formatDaySpan } from '@/lib/format/format-day';

describe('a day', () => {
  test.each([
    ['en', 'day', '15 Feb 2024'],
    ['en', 'short', '15 Feb'],
    ['en', 'month', 'February 2024'],
    ['en', 'mark', 'Feb'],
    ['zh', 'day', '2024年2月15日'],
    ['zh', 'short', '2月15日'],
    ['zh', 'month', '2024年2月'],
    ['zh', 'mark', '2月'],
  ] as const)('in %s as %s is %s', (locale, style, written) => {
    expect(formatDay('2024-02-15', locale, style)).toBe(written);
  });

  test.each(['2024-01-01', '2024-02-29', '2024-12-31'])(
    '%s stays that day in every zone',
    (day) => {
      const zone = process.env.TZ;
      try {
        for (const other of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
          process.env.TZ = other;
          expect(formatDay(day, 'zh')).toContain(`${Number(day.slice(8))}日`);
        }
      } finally {
        process.env.TZ = zone;
      }
    },
  );
});

describe('a span of days', () => {
  test.each([
    ['2024-02-15', '2024-03-26', 'en', '15 Feb – 26 Mar 2024'],
    ['2024-02-15', '2024-02-24', 'en', '15 – 24 Feb 2024'],
    ['2023-12-30', '2024-01-02', 'en', '30 Dec 2023 – 2 Jan 2024'],
    ['2024-02-15', '2024-03-26', 'zh', '2024年2月15日–3月26日'],
    ['2023-12-30', '2024-01-02', 'zh', '2023年12月30日–2024年1月2日'],
    ['2024-02-15', '2024-02-15', 'en', '15 Feb 2024'],
  ] as const)('%s to %s in %s', (first, last, locale, written) => {
    // Intl puts thin spaces round its dash.
    expect(formatDaySpan(first, last, locale).replace(/\s/g, ' ')).toBe(written);
  });
});
