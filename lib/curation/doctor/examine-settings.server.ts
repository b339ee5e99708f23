import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { secretPath } from '@/lib/auth/read-secret.server';
import { type Env, envSchema, readEnv } from '@/lib/env/env.server';
import { type Finding, inArea, type Look } from './finding';

/** One variable of the environment: whether it is set, never to what. */
export interface Setting {
  name: string;
  state: 'set' | 'default' | 'wrong';
}

/** What the environment comes to; `env` is null where it cannot be used. */
export interface Settings {
  env: Env | null;
  settings: Setting[];
  look: Look;
}

type Source = Record<string, string | undefined>;

const { fault, notice } = inArea('configuration');
const names = Object.keys(envSchema.shape);

/** A name in the file of settings that is nobody's, with the one that was perhaps meant. */
function findStrangers(file: Source): Finding[] {
  return Object.keys(file)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const [nearest] = names
        .map((known) => ({ known, away: distance(name, known) }))
        .filter(({ away }) => away <= 3)
        .sort((left, right) => left.away - right.away);
      const meant = nearest === undefined ? '' : ` ${nearest.known} is perhaps what is meant.`;
      return notice(`.env sets ${name}, which nothing reads.`, `Take it out of .env.${meant}`);
    });
}

async function judge(env: Env): Promise<Finding[]> {
  const found: Finding[] = [];
  const isPostgres = env.DATABASE_URL.startsWith('postgres');
  if (!isPostgres && env.DATABASE_REPLICA_URLS.length > 0) {
    found.push(
      fault(
        'DATABASE_REPLICA_URLS is set and DATABASE_URL is a SQLite file, which has no replicas.',
        'Unset DATABASE_REPLICA_URLS.',
      ),
    );
  }
  const isBucket = env.MEDIA_STORE.startsWith('s3:');
  if (isBucket && !(env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY)) {
    found.push(
      fault(
        'MEDIA_STORE is a bucket and its keys are not set.',
        'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      ),
    );
  }
  if (env.PUBLIC_URL === undefined) {
    found.push(
      notice(
        'PUBLIC_URL is not set: over a network nobody can sign in, and exports name this machine.',
        'Set PUBLIC_URL to the address readers use.',
      ),
    );
  } else if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(env.PUBLIC_URL)) {
    found.push(
      notice(
        'PUBLIC_URL begins with http://: passkeys do not work and passwords travel in the open.',
        'Serve it over HTTPS and set PUBLIC_URL to that address.',
      ),
    );
  }
  if (env.BETTER_AUTH_SECRET === undefined) found.push(...(await judgeSecret(env, isPostgres)));
  return found;
}

async function judgeSecret(env: Env, isPostgres: boolean): Promise<Finding[]> {
  const path = secretPath(env);
  const mode = await stat(path).then(
    (found) => found.mode & 0o777,
    () => null,
  );
  const found: Finding[] = [];
  if (mode !== null && (mode & 0o077) !== 0) {
    found.push(
      fault(`${path}, which signs sessions, can be read by others.`, `Run "chmod 600 ${path}".`),
    );
  }
  if (isPostgres) {
    found.push(
      notice(
        'BETTER_AUTH_SECRET is not set: each machine on this database signs sessions by a file of its own.',
        'Set the same BETTER_AUTH_SECRET on all of them, where there are several.',
      ),
    );
  }
  return found;
}

/** Names every setting and judges what they come to together; a value is never told. */
export async function examineSettings(source: Source, envFile = '.env'): Promise<Settings> {
  const file = await readFile(envFile, 'utf8').then(parseEnv, () => ({}));
  const strangers = findStrangers(file);
  const setting = (name: string, state: Setting['state']): Setting => ({ name, state });
  const asGiven = (name: string) => setting(name, source[name] ? 'set' : 'default');
  const seen = `${names.length} variables, ${names.filter((name) => source[name]).length} set`;
  try {
    const env = readEnv(source);
    const findings = [...(await judge(env)), ...strangers];
    return { env, settings: names.map(asGiven), look: { area: 'configuration', seen, findings } };
  } catch (thrown) {
    const told = thrown instanceof Error ? thrown.message : String(thrown);
    const isWrong = (name: string) => new RegExp(`\\b${name} is not `).test(told);
    const settings = names.map((name) => (isWrong(name) ? setting(name, 'wrong') : asGiven(name)));
    const todo = 'Set each as .env.example describes it; nothing else can be looked at before.';
    const findings = [fault(told, todo), ...strangers];
    return { env: null, settings, look: { area: 'configuration', seen, findings } };
  }
}
