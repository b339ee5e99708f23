import { FORMAT_TAGS, type FormatLocale } from './format-locale';

/** A whole number, its thousands grouped: `1,204`. */
export function formatCount(count: number, locale: FormatLocale): string {
  return new Intl.NumberFormat(FORMAT_TAGS[locale]).format(count);
}

/** Bytes in the unit a reader thinks in, at most one decimal: `830 kB`, `4.2 MB`. Powers of 1000. */
export function formatBytes(sizeBytes: number, locale: FormatLocale): string {
  const [unit, size] =
    sizeBytes < 1e3
      ? (['byte', 1] as const)
      : sizeBytes < 1e6
        ? (['kilobyte', 1e3] as const)
        : sizeBytes < 1e9
          ? (['megabyte', 1e6] as const)
          : (['gigabyte', 1e9] as const);
  return new Intl.NumberFormat(FORMAT_TAGS[locale], {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(sizeBytes / size);
}
