/** The label that every player, embed, download and credit carries. */
export const AI_LABEL = 'AI-generated 由 AI 生成';
