import type { ClipDetail } from '@/lib/clips/contracts.server';
import type { WordingOrigin } from './prompt-texts';

// A credit file goes along with a clip to readers of either language, so it names everything in
// both at once. These are words of a file format, not of the interface.

/** What is written for anything that is not known. */
export const UNKNOWN_WORDS = 'unknown 未知';

/** Where a wording comes from. */
export const originWords: Record<WordingOrigin, string> = {
  original: 'as published 原文',
  document: 'as the seed document prints it 种子文档所印',
  translation: 'translation by this project 本项目翻译',
  person: 'corrected by a person 人工校订',
};

/** How certain a date is. */
export const certaintyWords: Record<ClipDetail['certainty'], string> = {
  exact: 'exact 确切',
  day: 'the day is known 日期已知',
  approximate: 'approximate 大约',
  unknown: UNKNOWN_WORDS,
};

/** How a time is known. */
export const clockWords: Record<ClipDetail['clock'], string> = {
  'post-id': "from a post's own id 由帖子编号得出",
  printed: 'printed by the source 来源标明',
  sighting: 'seen by then 当时已被见到',
  heading: "from the seed document's heading 据种子文档的标题",
  inferred: 'inferred 推断',
  unknown: UNKNOWN_WORDS,
};

/** What an appearance is. */
export const roleWords: Record<ClipDetail['appearances'][number]['role'], string> = {
  origin: 'origin 首发',
  relay: 'relay 转发',
};
