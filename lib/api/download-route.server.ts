import 'server-only';
import { z } from 'zod';
import { serialiseQuery } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { Problem } from '@/lib/http/problem';
import { localePath } from '@/lib/i18n/locales';
import { writeAttachment } from '@/lib/media/content-disposition';
import { describeQuery } from '@/lib/publish/describe-query';
import type { ApiRoute } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { LANGUAGE, languageParameter, readLanguage, readSwitch } from './output-parameters.server';
import {
  type DownloadRequest,
  FILE_CHOICES,
  type FileChoice,
  MOST_CLIPS,
  planDownload,
} from './plan-download.server';
import { writeZip } from './write-zip.server';

const CLIPS = 'clips';
const FILE = 'file';
const STAND_INS = 'standIns';
const choices = Object.keys(FILE_CHOICES) as [FileChoice, ...FileChoice[]];
const isChoice = (value: string): value is FileChoice => Object.hasOwn(FILE_CHOICES, value);

function readRequest({ searchParams: params }: URL): DownloadRequest {
  const own = [CLIPS, FILE, STAND_INS, LANGUAGE];
  const query = parseApiQuery(params, own);
  const hasLimit = params.getAll('limit').some((value) => value !== '');
  const slugs = params
    .getAll(CLIPS)
    .flatMap((list) => list.split(','))
    .filter((slug) => slug !== '');
  if (slugs.length > MOST_CLIPS) {
    throw refuse(CLIPS, String(slugs.length), `names at most ${MOST_CLIPS} clips`);
  }
  const file = params.getAll(FILE).find((value) => value !== '') ?? 'original';
  if (!isChoice(file)) throw refuse(FILE, file, `should be one of ${choices.join(', ')}`);
  return {
    query: hasLimit ? query : { ...query, limit: MOST_CLIPS },
    slugs: slugs.length === 0 ? null : [...new Set(slugs)],
    file,
    standIns: readSwitch(params, STAND_INS),
    language: readLanguage(params),
  };
}

function refuse(parameter: string, value: string, problem: string): Problem {
  return new Problem('invalid_parameter', `“${parameter}” is “${value}”; it ${problem}.`, {
    detail: { parameters: [{ parameter, value, problem }] },
  });
}

/** Clips with their prompts and credits as one ZIP that is written as it is read. */
export const downloadRoute: ApiRoute = {
  method: 'GET',
  path: '/api/v1/download.zip',
  id: 'downloadClips',
  summary: `Clips with prompt and credit as a ZIP: of a query, or by name; at most ${MOST_CLIPS}`,
  contract: {
    path: {},
    query: {
      ...clipParameters,
      limit: {
        ...clipParameters.limit,
        description: `At most how many, and never over ${MOST_CLIPS}`,
      },
      [CLIPS]: {
        description: 'These clips, by slug, in place of the query',
        schema: z.string().optional(),
        example: 'tokyo-walk,cat-on-bed',
      },
      [FILE]: {
        description:
          'Which stored film of each clip; a smaller one that is not there gives the next larger; none: prompts and credits alone',
        schema: z.enum(choices).default('original'),
      },
      [STAND_INS]: {
        description: 'Whether a clip without a stored original gives its stand-in, named as one',
        schema: z.enum(['true', 'false', '1', '0']).default('false'),
      },
      [LANGUAGE]: languageParameter,
    },
    reply: 'application/zip',
    errors: ['unknown_parameter', 'invalid_parameter', 'cursor_invalid', 'not_found'],
  },
  handler({ url }) {
    const request = readRequest(url);
    return {
      kind: 'passing',
      async make(rooms) {
        const store = rooms.media();
        const plan = await planDownload(await rooms.database(), store, request);
        const { clips, leftOut, clipsBeyond } = plan;
        if (clips.length === 0) throw new Problem('not_found', 'There is no clip to download.');
        const origin = readEnv().PUBLIC_URL ?? url.origin;
        const { language, slugs, query } = request;
        const asked = slugs === null ? serialiseQuery(query) : `${CLIPS}=${slugs.join(',')}`;
        const { body, sizeBytes } = writeZip(plan, store, {
          page: (slug) => origin + localePath(language, watchPath(slug)),
          asked,
        });
        const [only] = clips;
        const words = describeQuery(query, language);
        const stem =
          clips.length === 1 && only !== undefined
            ? only.stem
            : ['Promptreel', ...(slugs === null && words !== '' ? [words] : [])].join(' ');
        return {
          status: 200,
          headers: {
            'content-type': 'application/zip',
            'content-length': String(sizeBytes),
            'content-disposition': writeAttachment(stem, 'zip'),
            'cache-control': 'no-cache',
            'x-promptreel-left-out': String(leftOut.length + clipsBeyond),
          },
          body,
        };
      },
    };
  },
};
