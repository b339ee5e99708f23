import 'server-only';
import type { Database } from '@/lib/db/database';
import { readPending } from '@/lib/db/migrate.server';
import { readRestoring } from '@/lib/db/restoring.server';
import { inArea, type Look, nameSome } from './finding';

/** The oldest Node that the packages of this program run on. */
const LEAST_NODE = 22;

/** How far a place is: a restore that was not finished, migrations that are pending, no database at all (`isThere`). */
export async function examineMigrations(url: string): Promise<Look & { isThere: boolean }> {
  const { fault } = inArea('migrations');
  let isThere = false;
  const look = (seen: string, ...findings: Look['findings']) => {
    return { area: 'migrations' as const, seen, findings, isThere };
  };
  const restoring = await readRestoring(url);
  if (restoring !== null) {
    const [says = '', todo = ''] = restoring.split(': run ');
    return look('a place into which a backup is put back', fault(`${says}.`, `Run ${todo}`));
  }
  try {
    const { names, isFresh } = await readPending(url);
    if (isFresh) {
      const todo = 'Run "npm run up", or "npm run gallery -- restore FOLDER" to have one back.';
      return look('no database yet', fault('There is no database at DATABASE_URL.', todo));
    }
    isThere = true;
    if (names.length === 0) return look('all applied');
    const says = `${names.length} migrations are pending: ${nameSome(names)}.`;
    return look('some pending', fault(says, 'Run "npm run up", or "npm run gallery -- migrate".'));
  } catch (thrown) {
    const says = thrown instanceof Error ? thrown.message : String(thrown);
    isThere = true;
    const todo = 'Mend that first, or put the last backup back into an empty place.';
    return look('what was applied', fault(says, todo));
  }
}

/** The catalogue's version beside its clips', and what it all runs on. */
export async function examineVersions(database: Database): Promise<Look> {
  const { fault } = inArea('versions');
  const findings: Look['findings'] = [];
  const rows = await database.rows<{ id: number; version: number }>(
    'SELECT id, version FROM catalogue_version ORDER BY id',
  );
  const version = Number(rows.find(({ id }) => id === 1)?.version ?? Number.NaN);
  if (rows.length !== 1 || Number.isNaN(version)) {
    findings.push(
      fault(
        `There should be one catalogue version and there are ${rows.length}: readers are given old answers.`,
        'Run "npm run gallery -- doctor --repair".',
      ),
    );
  }
  const [newest] = await database.rows<{ newest: number | null }>(
    'SELECT MAX(changed_in) AS newest FROM clip',
  );
  const ahead = Number(newest?.newest ?? 0);
  if (ahead > version) {
    findings.push(
      fault(
        `A clip was changed in version ${ahead} and the catalogue is at ${version}: readers are given old answers.`,
        'Run "npm run gallery -- doctor --repair".',
      ),
    );
  }
  const node = process.versions.node;
  if (Number.parseInt(node, 10) < LEAST_NODE) {
    const todo = 'Start everything by npm, which takes the Node of this project.';
    findings.push(fault(`Node ${node} is too old for this program.`, todo));
  }
  return { area: 'versions', seen: `catalogue ${version}, Node ${node}`, findings };
}

/** Makes the catalogue's version one again, past that of every clip; to be called by a writer. */
export const MEND_VERSION: readonly string[] = [
  'DELETE FROM catalogue_version WHERE id <> 1',
  `INSERT INTO catalogue_version (id, version) VALUES (1, 0) ON CONFLICT (id) DO NOTHING`,
  `UPDATE catalogue_version SET version = (SELECT COALESCE(MAX(changed_in), 0) FROM clip)
   WHERE id = 1 AND version < (SELECT COALESCE(MAX(changed_in), 0) FROM clip)`,
];
