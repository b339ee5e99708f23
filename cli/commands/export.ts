import { parse, resolve } from 'node:path';
import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { countClips } from '@/lib/clips/count-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { readVersion } from '@/lib/clips/read-version.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { isLocale, LOCALES, type Locale, localePath } from '@/lib/i18n/locales';
import { describeQuery } from '@/lib/publish/describe-query';
import { EXPORT_KINDS, type ExportKind, exportBytes } from '@/lib/publish/export-formats.server';
import { publishWords } from '@/lib/publish/publish-words';
import { type CardedFile, writeCroissant } from '@/lib/publish/write-croissant.server';
import { answerRequest } from '../answer-request';
import { openOutbox } from '../export/open-outbox';

const USAGE = `npm run gallery -- export FOLDER|FILE [QUERY] [--format KIND,…] [--bom] [--lang zh]

Writes the clips of a query as files, with a data card (Croissant) beside them: into FOLDER as
promptreel.<kind>, every kind if none is named, or as FILE, whose ending names the kind. All files
are of one state of the catalogue and appear whole, the card last, or not at all.
  QUERY      as in an address: 'source=artist&q=cat', or the whole address of a wall
  --format   ${EXPORT_KINDS.join(', ')}; several by commas. jsonl holds everything: import reads it
  --bom      begin CSV with a byte order mark
  --lang     the language of titles in Markdown: ${LOCALES.join(' or ')}
The addresses of clips' pages begin with PUBLIC_URL.`;

interface Request {
  folder: string;
  stem: string;
  kinds: ExportKind[];
  query: ClipQuery;
  most: number | null;
  bom: boolean;
  tongue: Locale;
}

/** `gallery export …`: 0 written, 1 it failed and nothing was written, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { format: { type: 'string' }, bom: { type: 'boolean' }, lang: { type: 'string' } },
    read([path, asked = '', ...more], { format, bom = false, lang = 'en' }): Request | string {
      if (path === undefined || more.length > 0) return '';
      if (!isLocale(lang)) return `--lang takes ${LOCALES.join(' or ')}, not ${lang}.`;
      const place = readPlace(path, format);
      if (typeof place === 'string') return place;
      const params = new URLSearchParams(asked.slice(asked.indexOf('?') + 1));
      const query = parseApiQuery(params);
      const most = params.getAll('limit').some((value) => value !== '') ? query.limit : null;
      return { ...place, query, most, bom, tongue: lang };
    },
    async act(request) {
      await writeFiles(request);
      return 0;
    },
  });
}

/** Where the files go and which they are; a text that says what does not fit. */
function readPlace(path: string, format: string | undefined) {
  const { dir, name, ext } = parse(resolve(path));
  const known = (kind: string): kind is ExportKind => (EXPORT_KINDS as string[]).includes(kind);
  const named = format?.split(',').map((kind) => kind.trim());
  const strange = named?.find((kind) => !known(kind));
  if (strange !== undefined) return `There is no format “${strange}”: ${EXPORT_KINDS.join(', ')}.`;
  const kinds = (named ?? EXPORT_KINDS).filter(known);
  const ending = ext.slice(1);
  if (!known(ending)) return { folder: resolve(path), stem: 'promptreel', kinds };
  if (named !== undefined && named.join() !== ending) {
    return `A file named .${ending} is one of ${ending}, not of ${named.join(', ')}.`;
  }
  return { folder: dir, stem: name, kinds: [ending] };
}

async function writeFiles(request: Request): Promise<void> {
  const { folder, stem, kinds, query, most, bom, tongue } = request;
  const { PUBLIC_URL, PORT } = readEnv();
  const origin = PUBLIC_URL ?? `http://localhost:${PORT}`;
  const page = (slug: string) => origin + localePath(tongue, watchPath(slug));
  const database = await getDatabase();
  const outbox = await openOutbox(folder);
  try {
    await database.snapshot(async (reader) => {
      const version = await readVersion(reader);
      const total = await countClips(reader, query);
      const count = Math.min(total, most ?? total);
      const files: CardedFile[] = [];
      for (const kind of kinds) {
        const name = `${stem}.${kind}`;
        const wanted = { query, most, bom, tongue, page };
        const pieces = exportBytes((read) => read(reader), kind, wanted);
        files.push({ kind, name, address: name, ...(await outbox.write(name, pieces)) });
      }
      const words = describeQuery(query, 'en');
      const { name } = publishWords.en;
      const card = writeCroissant({
        title: words === '' ? name : `${name} · ${words}`,
        address: origin + withQuery('/', withoutPlace(query)),
        query: serialiseQuery(query),
        count,
        version,
        day: new Date().toISOString().slice(0, 10),
        files,
        isLive: false,
      });
      const text = `${JSON.stringify(card, null, 2)}\n`;
      await outbox.write(`${stem}.croissant.json`, [new TextEncoder().encode(text)]);
      console.log(`${count} clips at version ${version} of the catalogue`);
    });
    for (const { path, sizeBytes, sha256 } of await outbox.deliver()) {
      console.log(`${path}  ${sizeBytes} bytes  sha256 ${sha256}`);
    }
  } finally {
    await outbox.close();
  }
}
