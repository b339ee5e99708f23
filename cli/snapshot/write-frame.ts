import { LANGUAGE_TAGS, type Locale, otherLocale } from '@/lib/i18n/locales';
import { type Html, html } from '@/lib/publish/write-html';
import type { SnapshotWords } from './snapshot-words';

/** What stands around every page of a snapshot. */
export interface Frame {
  locale: Locale;
  words: SnapshotWords;
  title: string;
  /** From this page to the snapshot's folder: empty, or `../`. */
  up: string;
  /** The same page in the other language. */
  other: string;
  scripts: Html | null;
  main: Html;
}

/** The name of a page in a language: English without a mark, `x.zh.html` in Chinese. */
export function pageName(stem: string, locale: Locale): string {
  return locale === 'en' ? `${stem}.html` : `${stem}.${locale}.html`;
}

/** A whole page that opens from a disk: every address is relative, nothing is asked of the network. */
export function writeFrame({ locale, words, title, up, other, scripts, main }: Frame): string {
  const { snapshot } = words;
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="dark light">
<title>${title}</title>
<link rel="stylesheet" href="${up}assets/snapshot.css">
${scripts}
</head>
<body>
<header>
<a href="${up}${pageName('index', locale)}">Promptreel</a>
<a href="${other}" hreflang="${LANGUAGE_TAGS[otherLocale(locale)]}">${snapshot.other}</a>
</header>
<main>
${main}
</main>
<footer><p>${snapshot.rights}</p></footer>
</body>
</html>
`.text;
}
