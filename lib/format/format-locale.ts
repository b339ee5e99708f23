/** The languages a date or figure can be written in. */
export type FormatLocale = 'en' | 'zh';

/** Their tags for Intl: British order of day and month, mainland Chinese. */
export const FORMAT_TAGS: Readonly<Record<FormatLocale, string>> = { en: 'en-GB', zh: 'zh-CN' };
