import { formatDay } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import styles from './wall.module.css';
import type { Lot } from './wall-lots';
import type { WallWords } from './wall-words';

/** A lot's month in words: `March 2024`, or that its clips have no date. */
export function nameMonth(
  { month }: Lot,
  locale: Locale,
  words: Pick<WallWords, 'noDate'>,
): string {
  if (month === null || month === 'unknown') return words.noDate;
  return formatDay(`${month}-01`, locale, 'month');
}

/** A month's name over its clips, on a hairline. */
export function MonthName(props: { lot: Lot; locale: Locale; words: WallWords }) {
  const { lot, locale, words } = props;
  return (
    <p className={styles.month} id={`month-${lot.month}`}>
      <span>{nameMonth(lot, locale, words)}</span>
    </p>
  );
}
