import 'server-only';
import type { z } from 'zod';
import { FORM_TYPE, judgeRequest } from '@/lib/auth/judge-request.server';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import { Problem } from '@/lib/http/problem';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';
import type { Rooms } from './api-route';
import type { DeskRoute } from './desk-route';
import { makeFinder } from './find-route';

/** Where the desk's half of the table stands; nothing else does. */
const DESK_PREFIX = '/api/v1/desk/';

/** The largest body that is read: a long record with all its texts is a hundredth of it. */
const MOST_BODY_BYTES = 1024 * 1024;

// One curator's alone: no other site reads it, nobody keeps it.
const closedHeaders = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': DATA_POLICY,
  ...SECURITY_HEADERS,
  'referrer-policy': 'no-referrer',
};

/** Whether a path is the desk's; judged by the path as it was written, so no other writing of it is. */
export function isDesk(pathname: string): boolean {
  return pathname.startsWith(DESK_PREFIX);
}

interface Place {
  path: string;
  byMethod: Map<string, DeskRoute>;
}

/** Makes the answerer of the desk's rows: each judged, its body read, then done. Throws Problems. */
export function makeDesk(routes: readonly DeskRoute[]) {
  const places = [...Map.groupBy(routes, ({ path }) => path)].map(([path, rows]): Place => {
    return { path, byMethod: new Map(rows.map((row) => [row.method, row])) };
  });
  const finder = makeFinder(places);
  return async (request: AnswerRequest, rooms: Rooms): Promise<Answer> => {
    const { route: place, params } = finder.find(request.url.pathname);
    const allow = [...place.byMethod.keys(), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return { status: 204, headers: { allow }, body: null };
    const row = place.byMethod.get(request.method === 'HEAD' ? 'GET' : request.method);
    if (row === undefined) {
      throw new Problem('method_not_allowed', `This address takes ${allow}.`, {
        headers: { allow },
      });
    }
    const database = await rooms.database();
    const who = await judgeRequest(database, request, row.needs, row.takesForm);
    const body = parseBody(row.takes, await readBody(request));
    return row.act({ who, params, body, request, database, rooms });
  };
}

/** Puts on an answer of the desk what each carries. */
export function closeAnswer({ headers, ...answer }: Answer): Answer {
  return { ...answer, headers: { ...headers, ...closedHeaders } };
}

async function readBody({ method, url, headers, readBody }: AnswerRequest): Promise<unknown> {
  if (method === 'GET' || method === 'HEAD') return Object.fromEntries(url.searchParams);
  const text = (await readBody?.(MOST_BODY_BYTES)) ?? '';
  // Judged before: only a row that takes forms comes here with one.
  if (headers.get('content-type')?.startsWith(FORM_TYPE)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (text.includes('\\u0000')) throw new Problem('bad_request', 'U+0000 is no text.');
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new Problem('bad_request', 'The body is not JSON.');
  }
}

function parseBody(schema: z.ZodType, body: unknown): unknown {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const [first] = faults;
  const place = first?.path ? `${first.path}: ` : '';
  throw new Problem('bad_request', `${place}${first?.message ?? 'Not what is taken here.'}`, {
    detail: { faults },
  });
}
