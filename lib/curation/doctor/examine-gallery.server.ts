import 'server-only';
import type { Database } from '@/lib/db/database';
import { examineDatabase } from '@/lib/db/examine-database.server';
import type { MediaStore } from '@/lib/media/media-store';
import { examineIndex, examineStore } from './examine-clips.server';
import {
  examineBackup,
  examineDisk,
  examineJobs,
  type FreeBytes,
  readFreeBytes,
} from './examine-place.server';
import { examineInbox, examineRevisions } from './examine-records.server';
import { examineSettings, type Setting } from './examine-settings.server';
import { examineMigrations, examineVersions } from './examine-versions.server';
import { AREAS, type Area, inArea, type Look } from './finding';

/** What the doctor found: every area in order, and every setting by name. */
export interface Examination {
  looks: Look[];
  settings: Setting[];
}

/** What a gallery is examined with; tests give their own. */
export interface Instruments {
  source: Record<string, string | undefined>;
  /** The file of settings beside the program. */
  envFile?: string;
  openDatabase: () => Promise<Database>;
  openStore: () => MediaStore;
  /** Whether every stored byte is read. */
  full?: boolean;
  freeBytes?: FreeBytes;
  now?: number;
}

async function examineEngine(url: string): Promise<Look> {
  const { fault } = inArea('database');
  const todo = 'Stop the gallery, keep the damaged database, and put the last backup back.';
  try {
    const { engine, seen, faults } = await examineDatabase(url);
    const findings = faults.map((line) => fault(`${engine.split(' ')[0]} says: ${line}.`, todo));
    return { area: 'database', seen: `${engine}: ${seen}`, findings };
  } catch (thrown) {
    const told = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      area: 'database',
      seen: 'it does not open',
      findings: [fault(`The database cannot be read: ${told}.`, todo)],
    };
  }
}

/** The looks into the rows; one that cannot be had is a fault of its own and keeps no other from being taken. */
async function examineRows(tools: Instruments): Promise<Look[]> {
  const database = await tools.openDatabase();
  const now = tools.now ?? Date.now();
  const all: [Area, () => Promise<Look>][] = [
    ['versions', () => examineVersions(database)],
    ['index', () => examineIndex(database)],
    ['files', () => examineStore(database, tools.openStore(), tools.full ?? false)],
    ['revisions', () => examineRevisions(database)],
    ['inbox', () => examineInbox(database)],
    ['backup', () => examineBackup(database, now)],
    ['jobs', () => examineJobs(database, now)],
  ];
  const looks: Look[] = [];
  for (const [area, take] of all) {
    looks.push(
      await take().catch((thrown: unknown) => {
        const told = thrown instanceof Error ? thrown.message : String(thrown);
        const todo = 'Mend that first, then run the doctor again.';
        const findings = [inArea(area).fault(`This could not be looked at: ${told}.`, todo)];
        return { area, seen: null, findings };
      }),
    );
  }
  return looks;
}

/**
 * Examines a whole gallery and changes nothing. What cannot be looked at because of something before
 * it (no environment, no database, migrations pending) is there with `seen: null`.
 */
export async function examineGallery(tools: Instruments): Promise<Examination> {
  const { env, settings, look } = await examineSettings(tools.source, tools.envFile);
  const looks = [look];
  if (env !== null) {
    looks.push(await examineDisk(env, tools.freeBytes ?? readFreeBytes));
    const { isThere, ...migrations } = await examineMigrations(env.DATABASE_URL);
    looks.push(migrations);
    if (isThere) looks.push(await examineEngine(env.DATABASE_URL));
    if (isThere && looks.every(({ findings }) => !findings.some(keepsClosed))) {
      looks.push(...(await examineRows(tools)));
    }
  }
  return { settings, looks: AREAS.map((area) => found(area, looks)) };
}

/** Whether a finding makes looking at rows useless. */
const keepsClosed = ({ area, weight }: Look['findings'][number]) =>
  weight === 'fault' && (area === 'migrations' || area === 'database');

const found = (area: Area, looks: readonly Look[]): Look =>
  looks.find((look) => look.area === area) ?? { area, seen: null, findings: [] };
