import { repairIndex } from '@/lib/curation/doctor/examine-clips.server';
import { type Examination, examineGallery } from '@/lib/curation/doctor/examine-gallery.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- doctor [--full] [--repair] [--json]

Looks at the whole gallery, while it serves: settings, disk, migrations, the database itself, versions,
cards and search index against the rows they are made of, stored files, revisions, inbox, the last
backup, jobs. Says of each finding what is to be done.
  --full    read every byte of every stored file, not their sizes only
  --repair  make cards, search index and version anew where they are wrong, then look again
  --json    the same as JSON, for a program
Ends with 0 when nothing is wrong (a notice may be told), 1 when something is, 2 for misuse.`;

interface Request {
  full: boolean;
  repair: boolean;
  json: boolean;
}

/** `gallery doctor`: 0 nothing wrong, 1 something is, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  return answerRequest(args, {
    usage: USAGE,
    options: { full: flag, repair: flag, json: flag },
    read: ([stranger], { full, repair, json }): Request | string =>
      stranger === undefined ? { full, repair, json } : `doctor takes no "${stranger}".`,
    act: examine,
  });
}

async function examine({ full, repair, json }: Request): Promise<number> {
  const tools = {
    source: process.env,
    openDatabase: getDatabase,
    openStore: getMediaStore,
    full,
  };
  let found = await examineGallery(tools);
  const isOff = ({ looks }: Examination) =>
    looks.some(({ area, findings }) => /^(index|versions)$/.test(area) && findings.some(isFault));
  if (repair && isOff(found)) {
    const clips = await repairIndex(await getDatabase());
    if (!json) console.log(`Made the cards and words of ${clips} clips anew.\n`);
    found = await examineGallery(tools);
  }
  const faults = found.looks.flatMap(({ findings }) => findings).filter(isFault).length;
  console.log(json ? JSON.stringify({ isWell: faults === 0, ...found }, null, 2) : tell(found));
  return faults === 0 ? 0 : 1;
}

const isFault = ({ weight }: { weight: string }) => weight === 'fault';

const count = (many: number, word: string) => `${many} ${word}${many === 1 ? '' : 's'}`;

/** One line for each area, then each finding with what to do. */
function tell({ looks, settings }: Examination): string {
  const lines = looks.map(({ area, seen, findings }) => {
    const state = findings.some(isFault) ? 'FAULT' : findings.length > 0 ? 'notice' : 'well';
    return `${(seen === null ? 'unseen' : state).padEnd(6)}  ${area.padEnd(13)}  ${seen ?? 'something before it has to be mended'}`;
  });
  const set = settings.filter(({ state }) => state !== 'default');
  const named = [
    ...set.map(({ name, state }) => `  ${name} is ${state}`),
    '  the others are as .env.example has them',
  ];
  const all = looks.flatMap(({ findings }) => findings);
  const told = all.map(({ weight, says, todo }) => `${weight}: ${says}\n  ${todo}`);
  const faults = all.filter(isFault).length;
  const sum = `${count(faults, 'fault')}, ${count(all.length - faults, 'notice')}.`;
  return [...lines, '', ...named, '', ...told, ...(told.length > 0 ? [''] : []), sum].join('\n');
}
