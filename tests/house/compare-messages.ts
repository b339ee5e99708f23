/** Messages as next-intl reads them: texts in nested groups. */
export interface Messages {
  [key: string]: string | Messages;
}

/** Keys that one language lacks, and messages that fill in different parts or tags. */
export function compareMessages(left: Messages, right: Messages): string[] {
  const [a, b] = [flatten(left), flatten(right)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [here, there] = [a.get(key), b.get(key)];
    if (here === undefined) return [`${key} is missing in the first language`];
    if (there === undefined) return [`${key} is missing in the second language`];
    const [parts, others] = [listParts(here), listParts(there)];
    return parts === others
      ? []
      : [`${key} fills in ${parts || 'nothing'} and ${others || 'nothing'}`];
  });
}

/** Messages that say nothing. */
export function findEmptyMessages(messages: Messages): string[] {
  return [...flatten(messages)].filter(([, text]) => text.trim() === '').map(([key]) => key);
}

function flatten(messages: Messages, above = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${above}${key}`, value] as const]
        : [...flatten(value, `${above}${key}.`)],
    ),
  );
}

/** The names a message fills in and the tags it holds, sorted; the branches of a plural are looked through. */
function listParts(message: string): string {
  const plain = message.replace(/''/g, '').replace(/'[{}<][^']*'/g, '');
  const filled = [...plain.matchAll(/\{\s*([A-Za-z_]\w*)\s*(?=[,}])/g)]
    .filter((found) => !isBranch(plain, found.index))
    .map(([, name]) => `{${name}}`);
  const tags = [...plain.matchAll(/<([A-Za-z]\w*)/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...filled, ...tags])].sort().join(' ');
}

/** Whether a brace opens a branch, as in `one {clip}`: a selector stands right before it, inside an argument. */
function isBranch(message: string, at: number): boolean {
  let depth = 0;
  for (const sign of message.slice(0, at)) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
  return depth % 2 === 1;
}
