import 'server-only';
import { z } from 'zod';
import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { countClips } from '@/lib/clips/count-clips.server';
import { readCursor } from '@/lib/clips/cursor.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { readVersion } from '@/lib/clips/read-version.server';
import { readEnv } from '@/lib/env/env.server';
import { localePath } from '@/lib/i18n/locales';
import { writeAttachment } from '@/lib/media/content-disposition';
import { describeQuery } from '@/lib/publish/describe-query';
import {
  EXPORT_KINDS,
  type ExportKind,
  type ExportRequest,
  exportBytes,
  exportFormats,
} from '@/lib/publish/export-formats.server';
import { hashExports } from '@/lib/publish/hash-exports.server';
import { publishWords } from '@/lib/publish/publish-words';
import { writeCroissant } from '@/lib/publish/write-croissant.server';
import type { ApiRoute, ParameterContract } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { jsonAnswer } from './json-answer.server';
import { LANGUAGE, languageParameter, readLanguage, readSwitch } from './output-parameters.server';
import { streamPieces } from './stream-pieces.server';

const CARD = '/api/v1/export.croissant.json';
const ERRORS = [
  'unknown_parameter',
  'invalid_parameter',
  'cursor_invalid',
  'cursor_expired',
] as const;
/** Up to so many clips the data card hashes every file, which means writing each of them once. */
const MOST_HASHED = 2_000;

const exportParameters: Readonly<Record<string, ParameterContract>> = {
  ...clipParameters,
  limit: { ...clipParameters.limit, description: 'At most how many; left out, all of them' },
};

/** What only one format takes. */
const OWN: Partial<Record<ExportKind, Readonly<Record<string, ParameterContract>>>> = {
  csv: {
    bom: {
      description: 'Whether the file begins with a byte order mark, as some spreadsheets want',
      schema: z.enum(['true', 'false', '1', '0']).default('false'),
      example: '1',
    },
  },
  md: { [LANGUAGE]: languageParameter },
};

const exportPath = (kind: ExportKind) => `/api/v1/export.${kind}`;

/** What an address asks to export, strictly read. */
function readRequest(url: URL, kind: ExportKind | null): ExportRequest {
  const params = url.searchParams;
  const own = Object.keys((kind === null ? undefined : OWN[kind]) ?? {});
  const query = parseApiQuery(params, own);
  readCursor(query);
  const tongue = own.includes(LANGUAGE) ? readLanguage(params) : 'en';
  const origin = readEnv().PUBLIC_URL ?? url.origin;
  return {
    query,
    most: params.getAll('limit').some((value) => value !== '') ? query.limit : null,
    tongue,
    page: (slug) => origin + localePath(tongue, watchPath(slug)),
    bom: own.includes('bom') && readSwitch(params, 'bom'),
  };
}

/** A file's name that says what is in it: the gallery and, in a few words, the query. */
function fileStem(query: ClipQuery): string {
  const words = describeQuery(query, 'en').replace(/[^\p{L}\p{N}]+/gu, '-');
  return ['promptreel', ...words.split('-').filter((word) => word !== '')].join('-');
}

function exportRoute(kind: ExportKind): ApiRoute {
  const { type, title } = exportFormats[kind];
  return {
    method: 'GET',
    path: exportPath(kind),
    id: `export${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    summary: `All clips of a query as a file: ${title}`,
    contract: {
      path: {},
      query: { ...exportParameters, ...OWN[kind] },
      reply: type.split(';')[0] ?? type,
      errors: ERRORS,
    },
    handler({ url }) {
      const request = readRequest(url, kind);
      return {
        kind: 'passing',
        make: async (rooms) => {
          const database = await rooms.database();
          const readRun = database.aside;
          return {
            status: 200,
            headers: {
              'content-type': type,
              'content-disposition': writeAttachment(fileStem(request.query), kind),
              'cache-control': 'no-cache',
            },
            body: await streamPieces(exportBytes(readRun, kind, request)),
          };
        },
      };
    },
  };
}

/** The card beside the files: what they hold, whose it is, and what they should hash to. */
const cardRoute: ApiRoute = {
  method: 'GET',
  path: CARD,
  id: 'describeExport',
  summary: 'The data card of an export: Croissant 1.0 with fields, counts, licences and hashes',
  contract: {
    path: {},
    query: exportParameters,
    reply: z.record(z.string(), z.unknown()),
    errors: ERRORS,
  },
  handler({ url }) {
    const request = readRequest(url, null);
    const { query, most } = request;
    const origin = readEnv().PUBLIC_URL ?? url.origin;
    const canonical = serialiseQuery(query);
    const asked =
      most === null || canonical.includes('limit=') ? canonical : `${canonical}&limit=${most}`;
    const search = asked === '' ? '' : `?${asked.replace(/^&/, '')}`;
    return {
      kind: 'keepable',
      key: `${origin}${CARD}${search}`,
      make: async (rooms) => {
        const database = await rooms.database();
        return database.aside(async (reader) => {
          const version = await readVersion(reader);
          const total = await countClips(reader, query);
          const count = Math.min(total, most ?? total);
          const isSmall = count <= MOST_HASHED;
          const hashed = isSmall ? await hashExports((read) => read(reader), request) : [];
          const words = describeQuery(query, 'en');
          const { name } = publishWords.en;
          const card = writeCroissant({
            title: words === '' ? name : `${name} · ${words}`,
            address: origin + withQuery('/', withoutPlace(query)),
            query: asked,
            count,
            version,
            day: new Date().toISOString().slice(0, 10),
            isLive: true,
            files: EXPORT_KINDS.map((kind) => {
              const known = hashed.find((one) => one.kind === kind);
              return {
                kind,
                name: `promptreel.${kind}`,
                address: origin + exportPath(kind) + search,
                sha256: known?.sha256 ?? null,
                sizeBytes: known?.sizeBytes ?? null,
              };
            }),
          });
          return { answer: jsonAnswer(`${JSON.stringify(card, null, 2)}\n`), version };
        });
      },
    };
  },
};

/** The clips of a query as files, and the card that tells of them. */
export const exportRoutes: readonly ApiRoute[] = [...EXPORT_KINDS.map(exportRoute), cardRoute];
