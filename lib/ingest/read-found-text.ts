/** What sites write where there is no prompt: it is no prompt. */
const NO_PROMPT =
  /^(?:no|none|null|undefined|n\/?a|tbd|unknown|untitled|-+|—+|…|\.\.\.|(?:no|without|missing|unknown|hidden|private|undisclosed)\s+prompts?(?:\s+(?:was\s+)?(?:available|provided|given|found|yet|known|shared))?|(?:the\s+)?prompts?\s*(?:is|was)?\s*(?:not|un)\s*-?(?:available|provided|known|given|disclosed|public)|(?:暂?无|没有|未知|未公开|未提供)(?:提示词?|描述|prompt)?|提示词?(?:未知|未公开|未提供|不详|暂无))[.!。！]?$/iu;

/** A text as it was found, without what frames it; null where it only says that there is none. */
export function readFoundText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  // Lone halves of a pair are no text and no database keeps them; nor U+0000.
  const clean = text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
  return clean === '' ? null : clean;
}

/** A prompt as it was found; null for the many ways of saying that there is none. */
export function readFoundPrompt(text: string | null | undefined): string | null {
  const clean =
    readFoundText(text)
      ?.replace(/^(?:prompt|提示词)\s*[:：]\s*/iu, '')
      .trim() ?? '';
  return clean === '' || NO_PROMPT.test(clean) ? null : clean;
}

/** Chinese where Han is a good part of the letters, else English where Latin is; null for neither. */
export function guessLanguage(text: string): 'zh' | 'en' | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana =
    text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (kana > 0) return null;
  if (han > 0 && han >= latin) return 'zh';
  return latin > 0 ? 'en' : null;
}
