import 'server-only';
import type { Entry } from './connector';
import { finishFinding, type Raw } from './finish-finding.server';

/** A field of a finding as a table can name it, and the names under which tables have it. */
const NAMES = {
  id: ['id', 'uuid', 'guid', 'key', 'clipid', 'videoid', 'postid', 'tweetid'],
  title: ['title', 'headline', '标题'],
  prompt: ['prompt', 'prompttext', 'text', 'caption', 'instruction', '提示词', '提示'],
  promptEn: ['prompten', 'englishprompt', 'promptenglish', '英文提示词', '英文'],
  promptZh: ['promptzh', 'promptcn', 'chineseprompt', 'promptchinese', '中文提示词', '中文'],
  pageUrl: [
    'url',
    'pageurl',
    'link',
    'posturl',
    'tweeturl',
    'sourceurl',
    'webpageurl',
    'permalink',
    '链接',
  ],
  mediaUrl: [
    'mediaurl',
    'videourl',
    'video',
    'file',
    'fileurl',
    'mp4',
    'mp4url',
    'download',
    'downloadurl',
  ],
  posterUrl: [
    'posterurl',
    'poster',
    'thumbnail',
    'thumbnailurl',
    'cover',
    'coverurl',
    'image',
    'imageurl',
  ],
  authorName: [
    'author',
    'authorname',
    'name',
    'username',
    'user',
    'creator',
    'channel',
    'uploader',
    '作者',
  ],
  authorHandle: ['handle', 'authorhandle', 'screenname', 'userhandle', 'uploaderid'],
  authorUrl: ['authorurl', 'userurl', 'profileurl', 'uploaderurl', 'channelurl'],
  published: [
    'published',
    'publishedat',
    'publishedon',
    'date',
    'time',
    'datetime',
    'timestamp',
    'createdat',
    'created',
    'uploaddate',
    'postedat',
    '日期',
  ],
  model: ['model', 'modelname', 'generator', '模型'],
  duration: ['duration', 'durationseconds', 'durations', 'seconds', 'length', '时长'],
  width: ['width', 'w'],
  height: ['height', 'h'],
  tags: ['tags', 'keywords', 'categories', '标签'],
  rights: ['license', 'licence', 'rights'],
} as const;

/** A field of a table. */
export type Field = keyof typeof NAMES;
/** Every field that `--column FIELD=COLUMN` may name. */
export const FIELDS = Object.keys(NAMES) as Field[];

const plain = (name: string) => name.toLowerCase().replace(/[\s_.-]+/g, '');

/** Which column holds which field; `given` says it for columns with other names. */
export function placeColumns(
  columns: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Map<Field, string> {
  const out = new Map<Field, string>();
  for (const field of FIELDS) {
    const known: readonly string[] = NAMES[field];
    const ranked = columns
      .filter((column) => known.includes(plain(column)))
      .sort((a, b) => known.indexOf(plain(a)) - known.indexOf(plain(b)));
    const column = given[field] ?? ranked[0];
    if (column !== undefined) out.set(field, column);
  }
  return out;
}

/** A record's fields by their paths: `author.name` for one within another, lists as they are. */
export function flattenRecord(record: object, depth = 3, prefix = ''): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isNested && depth > 1) Object.assign(out, flattenRecord(value, depth - 1, path));
    else if (!isNested) out[path] = value;
  }
  return out;
}

function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** A number in a column of times is Unix time: seconds, or milliseconds where it is too large for those. */
function time(value: unknown): string | null {
  const said = text(value);
  const number = Number(said);
  if (said === null || !/^\d{9,13}(?:\.\d+)?$/.test(said.trim())) return said;
  return new Date(number > 1e11 ? number : number * 1000).toISOString();
}

function list(value: unknown): (string | null)[] {
  if (Array.isArray(value)) return value.map(text);
  return text(value)?.split(/[,;，；|]/) ?? [];
}

/** One row as a finding: columns by their names, `at` says where the row stands. */
export function readRow(
  row: Readonly<Record<string, unknown>>,
  columns: ReadonlyMap<Field, string>,
  at: string,
): Entry {
  const get = (field: Field): unknown => row[columns.get(field) ?? ''];
  const said = (field: Field) => text(get(field));
  const raw: Raw = {
    id: said('id'),
    title: said('title'),
    prompts: [
      { language: 'en', text: said('promptEn') },
      { language: 'zh', text: said('promptZh') },
      { text: said('prompt') },
    ],
    pageUrl: said('pageUrl'),
    mediaUrl: said('mediaUrl'),
    posterUrl: said('posterUrl'),
    author: { name: said('authorName'), handle: said('authorHandle'), url: said('authorUrl') },
    published: time(get('published')),
    model: said('model'),
    durationSeconds: said('duration'),
    width: said('width'),
    height: said('height'),
    tags: list(get('tags')),
    rights: said('rights'),
  };
  return finishFinding(raw, at);
}
