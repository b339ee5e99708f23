/** The languages a clip is told of in. */
export type ShareLanguage = 'en' | 'zh';

/** What is said of a clip to search engines and other sites, in one language. */
export interface ShareWords {
  /** BCP 47. */
  tag: string;
  /** As Open Graph writes it, with a territory. */
  openGraphLocale: string;
  /** Of a clip whose prompt is not known; `{title}` and `{source}` are filled in. */
  described: string;
  /** The medium, as a keyword. */
  medium: string;
  /** An embedded wall. */
  wall: string;
  prompt: string;
  /** What stands in for an original: its name, and what is to be known of it. */
  standIn: string;
  standInText: string;
  standInPlays: string;
}

/** The words by language; they leave the house in the language of the address they stand behind. */
export const shareWords: Record<ShareLanguage, ShareWords> = {
  en: {
    tag: 'en',
    openGraphLocale: 'en_GB',
    described:
      '{title}: an AI-generated clip from {source}, with its prompt, its date and how each is known.',
    medium: 'AI-generated video',
    wall: 'Clips and their prompts, on Promptreel',
    prompt: 'Prompt',
    standIn: 'Stand-in',
    standInText: 'A loop drawn by this project to fit the prompt. It is not the clip.',
    standInPlays:
      'The original is not kept here: the player first shows a stand-in drawn by this project, which says so.',
  },
  zh: {
    tag: 'zh-Hans',
    openGraphLocale: 'zh_CN',
    described: '{title}：来自{source}的 AI 生成片段，附提示词、日期及各项依据。',
    medium: 'AI 生成视频',
    wall: 'Promptreel 上的片段与提示词',
    prompt: '提示词',
    standIn: '替身',
    standInText: '由本项目依提示词绘制的循环画面，并非片段本身。',
    standInPlays: '本站未存原片：播放器先显示本项目绘制的替身，并有标明。',
  },
};
