import type { FlagFilter, Sort } from '@/lib/clips/clip-query';
import type { WordingOrigin } from '@/lib/prompts/prompt-texts';

/** The languages a feed or a list for people can be asked in. */
export type Tongue = 'en' | 'zh';

/** What a feed says in its own words, in one language. */
export interface PublishWords {
  name: string;
  about: string;
  /** BCP 47, as `lang` and as the feed's language. */
  tag: string;
  prompt: string;
  noPrompt: string;
  unknownDate: string;
  approximately: string;
  standIn: string;
  original: string;
  language: Record<string, string>;
  origin: Record<WordingOrigin, string>;
  label: string;
  until: string;
  order: Record<Sort, string>;
  /** What each yes-or-no filter asks for: when it is true, and when it is false. */
  flags: Record<FlagFilter, readonly [string, string]>;
}

// Words of a file format that leaves the house, like those of the credit file: feed readers show
// them without asking who reads, so the language is the address's.

/** The words of feeds and lists, by language. */
export const publishWords: Record<Tongue, PublishWords> = {
  en: {
    name: 'Promptreel',
    about: 'AI video clips with their prompts, sources and dates, and how each is known.',
    tag: 'en',
    prompt: 'Prompt',
    noPrompt: 'The prompt is not known.',
    unknownDate: 'date not known',
    approximately: 'about',
    standIn: 'Stand-in: a loop drawn by this project, not the clip',
    original: 'The original file',
    language: { en: 'English', zh: 'Chinese' },
    origin: {
      original: 'as published',
      document: 'as the seed document prints it',
      translation: 'translated by this project',
      person: 'corrected by a person',
    },
    label: 'AI-generated',
    until: 'until',
    order: {
      match: 'best match first',
      newest: 'newest first',
      oldest: 'oldest first',
      relevance: 'by relevance',
      longest: 'longest first',
      shortest: 'shortest first',
    },
    flags: {
      hasPrompt: ['prompt known', 'prompt not known'],
      hasOriginal: ['original kept here', 'original elsewhere'],
      hasDate: ['date known', 'date not known'],
      hasDuration: ['length known', 'length not known'],
    },
  },
  zh: {
    name: 'Promptreel',
    about: 'AI 视频片段及其提示词、来源与日期，并说明各自何以得知。',
    tag: 'zh-Hans',
    prompt: '提示词',
    noPrompt: '提示词未知。',
    unknownDate: '日期未知',
    approximately: '约',
    standIn: '替身：本项目绘制的循环画面，并非原片',
    original: '原片文件',
    language: { en: '英文', zh: '中文' },
    origin: {
      original: '原文',
      document: '种子文档所印',
      translation: '本项目翻译',
      person: '人工校订',
    },
    label: '由 AI 生成',
    until: '至',
    order: {
      match: '最匹配在前',
      newest: '最新在前',
      oldest: '最早在前',
      relevance: '按相关度',
      longest: '最长在前',
      shortest: '最短在前',
    },
    flags: {
      hasPrompt: ['提示词已知', '提示词未知'],
      hasOriginal: ['原片存于此处', '原片在别处'],
      hasDate: ['日期已知', '日期未知'],
      hasDuration: ['时长已知', '时长未知'],
    },
  },
};
