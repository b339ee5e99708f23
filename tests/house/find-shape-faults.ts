import { type HouseFile, isCode, isGenerated } from './house-files';

/** No file is longer than this; past it, a file is two things. */
const LINES = 250;

/** Names that say nothing, as a whole word of a path. */
const NAMES = /(^|[-./])(utils?|helpers?|common|misc|services?|managers?)(?=[-./])/;

/** Files whose name a tool dictates. */
const GIVEN_NAMES = /(^|\/)(README|DECISIONS|LICENSE)|\[[^\]]*\]|\.d\.ts$/;

/** Code and stylesheets longer than 250 lines. */
export function findLongFiles(files: HouseFile[]): string[] {
  return files
    .filter((file) => isCode(file) || (file.path.endsWith('.css') && !isGenerated(file)))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${LINES} are allowed`);
}

/** Code named by a word that says nothing, or not in kebab-case. */
export function findBadNames(files: HouseFile[]): string[] {
  return files.filter(isCode).flatMap(({ path }) => {
    const said = NAMES.exec(path)?.[2];
    if (said) return [`${path} is named "${said}": say what it holds`];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const given = GIVEN_NAMES.test(path);
    return given || /^[a-z0-9.-]+$/.test(name) ? [] : [`${path} is not in kebab-case`];
  });
}

/** Files that only pass on what others export: import from where a thing stands. */
export function findBarrels(files: HouseFile[]): string[] {
  const passing = /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\sfrom\s+['"][^'"]+['"];?$/gm;
  return files.filter(isCode).flatMap(({ path, text }) => {
    const code = text
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .replace(/\{[^}]*\}/g, (list) => list.replace(/\s+/g, ' '));
    const rest = code.replace(passing, '').trim();
    return code.trim() !== '' && rest === '' ? [`${path} only exports what stands elsewhere`] : [];
  });
}

/** Notes to oneself left in the text. */
export function findLeftNotes(files: HouseFile[]): string[] {
  // Put together here, or this file would be the first it finds.
  const note = new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`);
  const ours = files.filter((file) => !isGenerated(file));
  return findLines(ours, note, 'is a note to oneself');
}

/** Folders of somebody's machine: what they name is nowhere else. */
export function findMachinePaths(files: HouseFile[]): string[] {
  const folder = /(?<![\w.:/@-])\/(work|root|home|Users|tmp)\/\w/;
  const ours = files.filter((file) => !isGenerated(file));
  return findLines(ours, folder, 'is a path of one machine');
}

/** Server files that could be bundled for a browser: their first statement guards them. */
export function findUnguardedServers(files: HouseFile[]): string[] {
  return files
    .filter(({ path }) => /\.server\.tsx?$/.test(path))
    .filter(({ text }) => !/^(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\s*)*import 'server-only';/.test(text))
    .map(({ path }) => `${path} does not begin with import 'server-only'`);
}

/** Talks to the operator's own store, at the one address that the environment names. */
const OWN_STORE = 'lib/media/s3-client.server.ts';

/** Servers and commands that reach out past the guarded client: `fetch` asks whatever it is told. */
export function findWaysOut(files: HouseFile[]): string[] {
  const guarded = files
    .filter(({ path }) => path !== OWN_STORE)
    .filter(({ path }) =>
      /^(lib\/.+\.server\.tsx?|cli\/.+|app\/.+\/route\.ts|proxy\.ts)$/.test(path),
    );
  return findLines(
    guarded,
    /(?<![.\w])(fetch\(|new (WebSocket|EventSource|XMLHttpRequest)\b)/,
    'reaches out: ask through lib/ingest/outside',
  );
}

function findLines(files: HouseFile[], wanted: RegExp, what: string): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      const found = wanted.exec(line)?.[0].trim();
      return found === undefined ? [] : [`${path}:${at + 1} "${found}" ${what}`];
    }),
  );
}
