import { answer } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import type { Database } from '@/lib/db/database';
import type { Answer } from '@/lib/http/answer';
import { KeptAnswers } from '@/lib/http/kept-answers.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { holdToDescription } from './validating-proxy';

/** The origin that is asked where a test names no other. */
export const TEST_ORIGIN = 'http://gallery.test';

/** How to ask, when not by a plain GET of `TEST_ORIGIN`. */
export interface RoomsAsked {
  method?: string;
  headers?: Record<string, string>;
  origin?: string;
}

/** A database behind the API's own table of routes, asked without a server. */
export interface OpenRooms {
  rooms: Rooms;
  kept: KeptAnswers;
  /** The answer at a path, its body as it was made. */
  ask(path: string, asked?: RoomsAsked): Promise<Answer>;
  /** The whole body of a 200 as text; refuses any other status. */
  textOf(path: string, asked?: RoomsAsked): Promise<string>;
  /** The whole body of a 200; refuses any other status. */
  bytesOf(path: string, asked?: RoomsAsked): Promise<Uint8Array<ArrayBuffer>>;
}

/** The API over a database, with kept answers of its own and no stored files. */
export function openRooms(database: Database, keptBytes = 8 * 1024 * 1024): OpenRooms {
  const kept = new KeptAnswers(keptBytes);
  const media = makeDiskStore('nowhere');
  const rooms: Rooms = { database: async () => database, media: () => media, kept: () => kept };
  const ask = (path: string, asked?: RoomsAsked) => askRooms(rooms, path, asked);
  const bytesOf = async (path: string, asked?: RoomsAsked) => {
    const answered = await ask(path, asked);
    const bytes = await readBody(answered);
    if (answered.status !== 200) throw new Error(`${path}: ${answered.status} ${decode(bytes)}`);
    return bytes;
  };
  const textOf = async (path: string, asked?: RoomsAsked) => decode(await bytesOf(path, asked));
  return { rooms, kept, ask, bytesOf, textOf };
}

/** Set by `npm run contract`: the port of a proxy that holds every answer to the description. */
const PROXY_PORT = process.env.PROMPTREEL_TEST_PROXY;

/** What rooms of a test's own answer at a path, first asked through the proxy where there is one. */
export async function askRooms(
  rooms: Rooms,
  path: string,
  asked: RoomsAsked = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, origin = TEST_ORIGIN } = asked;
  const url = new URL(path, origin);
  if (PROXY_PORT !== undefined) {
    await holdToDescription(Number(PROXY_PORT), rooms, { method, url, headers });
  }
  return answer({ method, url, headers: new Headers(headers) }, rooms);
}

/** An answer's body as text, to its end; nothing at all is the empty text. */
export async function readText(answered: Answer): Promise<string> {
  return decode(await readBody(answered));
}

async function readBody({ body }: Answer): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(body as BodyInit | null).arrayBuffer());
}

// A byte order mark is part of what was asked for.
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
