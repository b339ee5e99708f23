/** The label that every player, embed, download and credit carries. */
export const AI_LABEL = 'AI-generated 由 AI 生成';

/** What a picture that stands in for a clip says of itself, in each language. */
export const STAND_IN_LABEL = {
  en: 'Stand-in drawn by this project, not the clip',
  zh: '本项目绘制的替身，并非片段本身',
};
