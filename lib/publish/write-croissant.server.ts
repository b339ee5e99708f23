import 'server-only';
import type { ExportKind } from './export-formats.server';
import { exportFormats } from './export-formats.server';
import { type FlatType, flatColumns } from './flat-columns';

/** One file of an export as its card tells of it; hash and length are null when not known. */
export interface CardedFile {
  kind: ExportKind;
  name: string;
  address: string;
  sha256: string | null;
  sizeBytes: number | null;
}

/** What a data card is made of. */
export interface CardFacts {
  title: string;
  /** The address of what the files are of: the wall of the query. */
  address: string;
  /** The canonical query. */
  query: string;
  count: number;
  version: number;
  /** The day the card was made, YYYY-MM-DD. */
  day: string;
  files: readonly CardedFile[];
  /** Whether the files' addresses go on giving what the gallery holds by then. */
  isLive: boolean;
}

// The context of the Croissant 1.0 specification, as its appendix prints it.
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const DATA_TYPES: Record<FlatType, string> = {
  text: 'sc:Text',
  number: 'sc:Float',
  whole: 'sc:Integer',
  flag: 'sc:Boolean',
  day: 'sc:Date',
  instant: 'sc:DateTime',
};

const LICENCE = [
  'Facts of the catalogue: free of rights as facts; gathered and checked by this project (MIT).',
  'Prompts, titles and headings: quotations that belong to their authors, each with its credit.',
  'Translations by this project (origin “translation”): MIT.',
  'The clips themselves are not part of this data and belong to OpenAI and their makers.',
];

/** The table a record set is read from: of the flat files the one that is there. */
function tableOf(files: readonly CardedFile[]): CardedFile | undefined {
  const of = (kind: ExportKind) => files.find((file) => file.kind === kind);
  return of('csv') ?? of('parquet');
}

function fileObject({ kind, name, address, sha256, sizeBytes }: CardedFile) {
  const { type, title } = exportFormats[kind];
  return {
    '@type': 'cr:FileObject',
    '@id': name,
    name,
    description: title,
    contentUrl: address,
    encodingFormat: type.split(';')[0],
    ...(sizeBytes === null ? {} : { contentSize: `${sizeBytes} B` }),
    ...(sha256 === null ? {} : { sha256 }),
  };
}

/**
 * The data card of an export: Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html),
 * with fields, counts, licences, version and hashes. Hashes that are not known are left out.
 */
export function writeCroissant(facts: CardFacts): Record<string, unknown> {
  const { title, address, query, count, version, day, files, isLive } = facts;
  const table = tableOf(files);
  const asked = query === '' ? 'all of them' : `those of the query ${query}`;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: title,
    description: `AI video clips with their prompts, sources and dates, and how each is known: ${asked}. ${count} clips at version ${version} of the catalogue. What is not known is null. Every clip is AI-generated.`,
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    license: LICENCE,
    url: address,
    creator: { '@type': 'sc:Organization', name: 'Promptreel', url: new URL(address).origin },
    datePublished: day,
    version: `1.0.${version}`,
    inLanguage: ['en', 'zh-Hans'],
    keywords: ['AI video', 'text-to-video', 'prompts', 'Sora', 'provenance'],
    size: `${count} clips`,
    ...(isLive ? { isLiveDataset: true } : {}),
    citeAs: `Promptreel, ${title}, version ${version}, ${day}, ${address}`,
    distribution: files.map(fileObject),
    ...(table === undefined ? {} : { recordSet: [recordSet(table, count)] }),
  };
}

function recordSet(table: CardedFile, count: number) {
  return {
    '@type': 'cr:RecordSet',
    '@id': 'clips',
    name: 'clips',
    description: `${count} clips, one a row`,
    key: { '@id': 'clips/slug' },
    field: flatColumns.map(({ name, type, meaning }) => ({
      '@type': 'cr:Field',
      '@id': `clips/${name}`,
      name,
      description: meaning,
      dataType: DATA_TYPES[type],
      source: { fileObject: { '@id': table.name }, extract: { column: name } },
    })),
  };
}
