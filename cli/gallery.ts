import './load-env-file';
import { distance } from 'fastest-levenshtein';

interface Verb {
  does: string;
  /** Loads the command only when it is asked for; it gets what stands after its verb. */
  load: () => Promise<{ run: (args: string[]) => Promise<number> }>;
}

/** Every verb, what it does and where its command stands. */
const verbs: Record<string, Verb> = {
  migrate: {
    does: 'bring the database up to this program',
    load: () => import('./commands/migrate'),
  },
  seed: {
    does: 'fill the gallery from seed/, the whole of it or nothing',
    load: () => import('./commands/seed'),
  },
  export: {
    does: 'write the clips of a query as files, with a data card',
    load: () => import('./commands/export'),
  },
  import: {
    does: 'take in another gallery’s export, or collect a feed, page, table or folder',
    load: () => import('./commands/import'),
  },
  feed: {
    does: 'say which feeds and pages are collected from, and how often',
    load: () => import('./commands/feed'),
  },
  crawl: {
    does: 'collect from feeds and check places of clips, as each falls due',
    load: () => import('./commands/crawl'),
  },
  refresh: {
    does: 'ask a clip’s source what it says now, and show what differs',
    load: () => import('./commands/refresh'),
  },
  snapshot: {
    does: 'write the clips of a query as a folder that opens from a disk',
    load: () => import('./commands/snapshot'),
  },
  media: {
    does: 'import originals of clips',
    load: () => import('./commands/media'),
  },
  backup: {
    does: 'write the whole gallery into a folder, while it serves',
    load: () => import('./commands/backup'),
  },
  restore: {
    does: 'put a backup back into an empty place',
    load: () => import('./commands/restore'),
  },
  report: {
    does: 'say what is new, what waits and what is broken',
    load: () => import('./commands/report'),
  },
  doctor: {
    does: 'say what is wrong with the gallery, and what to do about it',
    load: () => import('./commands/doctor'),
  },
  curator: {
    does: 'say who may keep the gallery at its desk',
    load: () => import('./commands/curator'),
  },
  mcp: {
    does: 'answer an assistant’s tools on stdin and stdout (Model Context Protocol)',
    load: () => import('./commands/mcp'),
  },
  serve: {
    does: 'open the built gallery until told to stop',
    load: () => import('./commands/serve'),
  },
  'stand-ins': {
    does: 'draw the stand-ins that changed; needs Chromium, ffmpeg and the test tools',
    load: async () => ({ run: (await import('./stand-ins')).runStandIns }),
  },
};

/** The list of verbs, one a line. */
function describeVerbs(): string {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  const lines = Object.entries(verbs).map(([verb, { does }]) => `  ${verb.padEnd(width)}  ${does}`);
  return ['npm run gallery -- VERB …', '', ...lines].join('\n');
}

/** The verb closest to a mistyped one; null when none is near enough to be meant. */
function findNearest(typed: string): string | null {
  const [nearest] = Object.keys(verbs)
    .map((verb) => ({ verb, away: distance(typed, verb) }))
    .sort((left, right) => left.away - right.away);
  return nearest && nearest.away <= Math.max(2, nearest.verb.length / 2) ? nearest.verb : null;
}

/** Runs one verb; 2 when there is no such verb, 1 when it fails. */
async function runGallery([typed, ...rest]: string[]): Promise<number> {
  if (typed === undefined || typed === '--help' || typed === '-h' || typed === 'help') {
    console.log(describeVerbs());
    return typed === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(verbs, typed) ? verbs[typed] : undefined;
  if (verb) return (await verb.load()).run(rest);
  const nearest = findNearest(typed);
  console.error(`There is no verb "${typed}".${nearest ? ` Did you mean "${nearest}"?` : ''}\n`);
  console.error(describeVerbs());
  return 2;
}

// Who reads the output may have seen enough, as `head` has.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit();
});

try {
  process.exitCode = await runGallery(process.argv.slice(2));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  if (process.env.DEBUG) console.error(thrown);
  process.exitCode = 1;
}
