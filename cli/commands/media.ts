/** A verb of `gallery media`, loaded only when it is asked for; it gets what stands after it. */
interface MediaVerb {
  does: string;
  load: () => Promise<{ run: (args: string[]) => Promise<number> }>;
}

/** What can be done with the files of clips, each in a file of its own under `cli/media`. */
const verbs: Record<string, MediaVerb> = {
  import: {
    does: 'examine files and store them as originals of clips',
    load: () => import('../media/import'),
  },
  fetch: {
    does: 'store originals from the addresses where their publishers put them',
    load: () => import('../media/fetch'),
  },
  duplicates: {
    does: 'list originals that are the same film',
    load: () => import('../media/duplicates'),
  },
  pictures: {
    does: 'draw the pictures for link previews that are missing',
    load: () => import('../media/pictures'),
  },
  check: {
    does: 'read every stored file and say what is missing, damaged or nobody’s',
    load: () => import('../media/check'),
  },
  move: {
    does: 'copy every stored file to another store, and read each back',
    load: () => import('../media/move'),
  },
};

/** `gallery media VERB …`: the verb's own exit code, 2 where there is no such verb. */
export async function run([typed, ...rest]: string[]): Promise<number> {
  const verb = typed !== undefined && Object.hasOwn(verbs, typed) ? verbs[typed] : undefined;
  if (verb !== undefined) return (await verb.load()).run(rest);
  const isAsked = typed === '--help' || typed === '-h';
  const width = Math.max(...Object.keys(verbs).map((name) => name.length));
  const lines = Object.entries(verbs).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`);
  const usage = ['npm run gallery -- media VERB …', '', ...lines].join('\n');
  if (isAsked) console.log(usage);
  else console.error(typed === undefined ? usage : `media has no verb "${typed}".\n\n${usage}`);
  return isAsked ? 0 : 2;
}
