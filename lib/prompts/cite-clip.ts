import type { ClipItem } from '@/lib/clips/contracts.server';
import { AI_LABEL } from './ai-label';

/** What a citation is made of. */
export type CitedClip = Pick<
  ClipItem,
  'slug' | 'titles' | 'author' | 'sourceNames' | 'publishedOn' | 'certainty'
>;

/** Where and when the clip was looked at: the absolute address of its page here, and the day. */
export interface Access {
  address: string;
  /** YYYY-MM-DD. */
  accessedOn: string;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** TeX's ten special characters, each so that it is printed (Knuth, The TeXbook, chapter 7). */
const escapeTex = (text: string) =>
  text.replace(/[\\~^{}$&#%_]/g, (one) => SPECIAL[one] ?? `\\${one}`);

/**
 * A BibTeX entry for biblatex: type `online`, whose fields are named in the biblatex manual (§ 2.1.1,
 * 2.2.2); the date as ISO 8601-2 level 1 (§ 2.3.8), `~` after a day that is only likely, left out
 * where it is not known. Titles stand in double braces, so that no style changes their capitals.
 */
export function bibtexCitation(clip: CitedClip, language: 'en' | 'zh', access: Access): string {
  const day = clip.certainty === 'approximate' ? `${clip.publishedOn}~` : clip.publishedOn;
  const fields: [string, string | null][] = [
    ['author', clip.author === null ? null : `{${escapeTex(clip.author)}}`],
    ['title', `{${escapeTex(clip.titles[language])}}`],
    ['organization', `{${escapeTex(clip.sourceNames[language])}}`],
    ['date', clip.publishedOn === null ? null : day],
    ['url', access.address],
    ['urldate', access.accessedOn],
    ['note', escapeTex(AI_LABEL)],
    ['langid', language === 'zh' ? 'chinese' : 'english'],
  ];
  const known = fields.filter(([, value]) => value !== null);
  return `@online{${clip.slug},\n${known.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}\n`;
}

/**
 * A reference by GB/T 7714—2015, 4.6 (electronic resources): 主要责任者. 题名[文献类型标识/载体标识].
 * 出版者, (发布日期)[引用日期]. 获取和访问路径. The type is EB/OL (annex B): the standard has none for
 * films online. An unknown author is left out, as its 8.1 allows in numbered lists, and so is a date
 * that is not known; one that is only likely stands as [2024-02-15?] (8.4.2, a supposed date).
 */
export function gbtCitation(clip: CitedClip, language: 'en' | 'zh', access: Access): string {
  const author = clip.author === null ? '' : `${clip.author}. `;
  const day = clip.certainty === 'approximate' ? `[${clip.publishedOn}?]` : `(${clip.publishedOn})`;
  const published = clip.publishedOn === null ? '' : day;
  const title = `${clip.titles[language]}[EB/OL]`;
  const publisher = clip.sourceNames[language];
  return `${author}${title}. ${publisher}, ${published}[${access.accessedOn}]. ${access.address}.\n`;
}
