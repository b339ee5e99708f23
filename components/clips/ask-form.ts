/** The id of the wall's one GET form; fields anywhere on the page belong to it by `form="ask"`. */
export const ASK_FORM = 'ask';
