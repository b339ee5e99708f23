import 'server-only';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { canonicalAddress } from '@/lib/clips/canonical-address';
import { readBytes, readPieces, textOf } from '../outside/read-bytes.server';
import { PlaceFault } from '../place-fault';
import type { Entry, ReadOptions, Source } from './connector';
import { readCsvTable } from './read-csv-table.server';
import { FEED_TYPES, looksLikeFeed, readFeed } from './read-feed.server';
import { readArchive, readFolder } from './read-folder.server';
import { readJsonLines, readJsonList } from './read-json-table.server';
import { readPage } from './read-page.server';
import { looksLikeSitemap, readSitemap } from './read-sitemap.server';
import { readWithYtDlp } from './read-with-yt-dlp.server';

const GB = 1024 ** 3;
/** A table may be long; what is read as one text may not. */
const MOST_TABLE_BYTES = 4 * GB;
const MOST_TEXT_BYTES = 64 * 1024 * 1024;

type Connector = (source: Source, options: ReadOptions) => AsyncGenerator<Entry>;

/** What reads a place, by the name that `--as` gives it. */
const connectors = {
  feed: readFeed,
  sitemap: readSitemap,
  page: async function* (source, options) {
    yield* await readPage(await source.text(), source.base, options);
  },
  csv: ({ pieces, name }, options) => readCsvTable(pieces, name, options),
  jsonl: ({ pieces }, options) => readJsonLines(pieces, options),
  json: ({ pieces, name }, options) => readJsonList(pieces, name, options),
} satisfies Record<string, Connector>;

/** What a place can be read as; a folder is known as such, a platform’s post by its address. */
export const CONNECTORS = [...Object.keys(connectors), 'yt-dlp', 'folder', 'zip'];

/** Sites whose posts say nothing to whoever only reads the page. */
const BY_YT_DLP = /^(?:youtube|x|tiktok|vimeo|bilibili|instagram):/;

/** What a place is, by its first bytes and then by its name. */
function guessConnector(head: string, name: string): keyof typeof connectors {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (looksLikeFeed(head)) return 'feed';
  if (looksLikeSitemap(head)) return 'sitemap';
  if (/^(?:<!doctype html|<html|<!--|<head|<body)/i.test(start)) return 'page';
  if (start.startsWith('[')) return 'json';
  if (start.startsWith('{')) {
    const [line = ''] = start.split('\n', 1);
    const isLine = line.trimEnd().endsWith('}') && start.length > line.length + 1;
    return isLine || /\.(?:jsonl|ndjson)$/i.test(name) ? 'jsonl' : 'json';
  }
  if (/\.[ct]sv$/i.test(name) || /^[^\n<]*[,;\t][^\n]*\n/.test(start)) return 'csv';
  throw new PlaceFault(
    `${name} is nothing that is read here: a feed, a sitemap, a web page, CSV, JSON and JSONL are.`,
  );
}

/** Looks at the first bytes without taking them away. */
async function peek(pieces: AsyncIterable<Buffer>) {
  const source = pieces[Symbol.asyncIterator]();
  const first: IteratorResult<Buffer, undefined> = await source.next();
  const all = async function* () {
    let step: IteratorResult<Buffer, undefined> = first;
    while (step.done !== true) {
      yield step.value;
      step = await source.next();
    }
  };
  const head = first.done === true ? '' : first.value.subarray(0, 4_096).toString('utf8');
  return { head, all: all() };
}

/** Says of each piece how long it is, once it is taken. */
async function* tellBytes(pieces: AsyncIterable<Buffer>, { onBytes }: ReadOptions) {
  for await (const piece of pieces) {
    onBytes?.(piece.length);
    yield piece;
  }
}

async function readAll(pieces: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > MOST_TEXT_BYTES) throw new PlaceFault(`${name} is more than 64 MB.`);
    read.push(piece);
  }
  return Buffer.concat(read);
}

interface Bytes {
  name: string;
  base: string;
  type: string | null;
  pieces: AsyncIterable<Buffer>;
}

async function* readSource(
  { name, base, type, pieces }: Bytes,
  as: keyof typeof connectors | null,
  options: ReadOptions,
  opened: (connector: string) => void,
): AsyncGenerator<Entry> {
  const { head, all } = await peek(pieces);
  if (head === '') throw new PlaceFault(`${name} is empty.`);
  const connector = as ?? guessConnector(head, name);
  opened(connector);
  const text = async () => textOf(await readAll(all, name), type);
  yield* connectors[connector]({ name, base, pieces: all, text }, options);
}

async function* readAddress(
  address: string,
  as: keyof typeof connectors | null,
  options: ReadOptions,
): AsyncGenerator<Entry> {
  const answer = await options.client.ask(address, {
    accept: FEED_TYPES,
    mostBytes: MOST_TABLE_BYTES,
    mostUnpackedBytes: MOST_TABLE_BYTES,
    ...options.validators,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const { etag, lastModified, isUnchanged, type } = answer;
  const opened = (connector: string) =>
    options.onOpen?.({ connector, etag, lastModified, isUnchanged });
  if (isUnchanged) {
    await readBytes(answer);
    return opened(as ?? 'feed');
  }
  const bytes = { name: address, base: answer.address, type, pieces: readPieces(answer) };
  yield* readSource(bytes, as, options, opened);
}

/** Whether a file begins as ZIPs do (PKWARE APPNOTE 4.3.7). */
async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.equals(Buffer.from([0x50, 0x4b, 3, 4]));
  } finally {
    await file.close();
  }
}

/**
 * The entries of a place: an address, a file or a folder. Its kind is guessed from its first bytes
 * unless `as` names the connector. Throws `PlaceFault` for what cannot be read at all and
 * `OutsideFault` for what cannot be had; a single faulty entry is refused and the next one read.
 */
export async function* readPlace(
  place: string,
  as: string | null,
  options: ReadOptions,
): AsyncGenerator<Entry> {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
  const isPost = isAddress && BY_YT_DLP.test(canonicalAddress(place) ?? '');
  if (as === 'yt-dlp' || (as === null && isPost)) {
    options.onOpen?.({ connector: 'yt-dlp', etag: null, lastModified: null, isUnchanged: false });
    yield* readWithYtDlp(place, options);
    return;
  }
  const isOther = as === null || as === 'folder' || as === 'zip';
  const known = isOther ? null : (as as keyof typeof connectors);
  if (isAddress) {
    yield* readAddress(place, known, options);
    return;
  }
  const found = await stat(place).catch(() => null);
  if (found === null) throw new PlaceFault(`There is no file or folder ${place}.`);
  const opened = (connector: string) =>
    options.onOpen?.({ connector, etag: null, lastModified: null, isUnchanged: false });
  if (found.isDirectory()) {
    opened('folder');
    yield* readFolder(place, options);
    return;
  }
  if (as === 'zip' || (as === null && (await beginsAsZip(place)))) {
    opened('zip');
    yield* readArchive(place, options);
    return;
  }
  const pieces = tellBytes(createReadStream(place, { highWaterMark: 256 * 1024 }), options);
  yield* readSource(
    { name: place, base: 'about:blank', type: null, pieces },
    known,
    options,
    opened,
  );
}
