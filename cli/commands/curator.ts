import {
  addCurator,
  findCurator,
  listCurators,
  removeCurator,
  setPassword,
} from '@/lib/auth/keep-curators.server';
import { weighPassword } from '@/lib/auth/weigh-password.server';
import { isRole, ROLES, type Role } from '@/lib/auth/who';
import { getDatabase } from '@/lib/db/get-database.server';
import { answerRequest } from '../answer-request';
import { askPassword } from '../ask-password';

const USAGE = `npm run gallery -- curator add EMAIL [--name NAME] [--role ${ROLES.join('|')}]
npm run gallery -- curator list | password EMAIL | remove EMAIL

Who may keep the gallery at its desk, /studio. There is no other way to become one.
  add       asks for a password (twice, unseen), or reads one line from stdin; the first is an owner
  list      everybody, with role and open sessions
  password  another password; ends all sessions
  remove    ends everything of theirs; what they changed stays, with their name
Ends with 0 when it is done, 1 when the password is too weak or there is no such curator, 2 for misuse.`;

type Request =
  | { act: 'list' }
  | { act: 'add'; email: string; name: string; role: Role | null }
  | { act: 'password' | 'remove'; email: string };

/** `gallery curator …`: 0 done, 1 refused, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { name: { type: 'string' }, role: { type: 'string' } },
    read([act, email, ...more], { name, role }): Request | string {
      if (more.length > 0) return '';
      if (act === 'list' && email === undefined) return { act };
      if (email === undefined) return '';
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) return `${email} is no address to sign in with.`;
      if (role !== undefined && !isRole(role)) return `--role takes ${ROLES.join(' or ')}.`;
      if (act === 'add') return { act, email, name: name ?? email, role: role ?? null };
      return act === 'password' || act === 'remove' ? { act, email } : '';
    },
    act: keepCurators,
  });
}

async function keepCurators(request: Request): Promise<number> {
  const database = await getDatabase();
  if (request.act === 'list') {
    for (const one of await listCurators(database)) {
      const factor = one.hasFactor ? ', second factor' : '';
      console.log(`${one.email}  ${one.name}  ${one.role}, ${one.sessions} sessions${factor}`);
    }
    return 0;
  }
  const known = await findCurator(database, request.email);
  if (request.act === 'add') {
    if (known !== null) return refuse(`${request.email} is a curator already.`);
    const isFirst = (await listCurators(database)).length === 0;
    const password = await choosePassword([request.email, request.name]);
    if (password === null) return 1;
    const role = request.role ?? (isFirst ? 'owner' : 'editor');
    await addCurator(database, { ...request, role, password });
    console.log(`${request.email} may sign in at /studio as ${role}.`);
    return 0;
  }
  if (known === null) return refuse(`${request.email} is no curator.`);
  if (request.act === 'remove') {
    await removeCurator(database, known);
    console.log(`${request.email} is no curator any more.`);
    return 0;
  }
  const password = await choosePassword([request.email]);
  if (password === null) return 1;
  await setPassword(database, known, password);
  console.log(`${request.email} has another password; all sessions are ended.`);
  return 0;
}

/** A password that will do; null, and why, when it will not. */
async function choosePassword(known: readonly string[]): Promise<string | null> {
  const password = await askPassword('Password: ');
  const weakness = await weighPassword(password, known);
  if (weakness !== null) {
    refuse(`That password will not do. ${weakness}`);
    return null;
  }
  if (process.stdin.isTTY && (await askPassword('Once more: ')) !== password) {
    refuse('The two were not the same.');
    return null;
  }
  return password;
}

function refuse(why: string): number {
  console.error(why);
  return 1;
}
