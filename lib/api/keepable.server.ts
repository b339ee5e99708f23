import 'server-only';
import type { z } from 'zod';
import type { Database } from '@/lib/db/database';
import { versionEtag } from '@/lib/http/etag.server';
import type { KeepablePlan } from './api-route';
import { jsonAnswer, writeReply } from './json-answer.server';

/** The key of a path with a canonical query behind it. */
function keyOf(path: string, canonical: string): string {
  return canonical === '' ? path : `${path}?${canonical}`;
}

/** A plan whose reply is read whole, validated against its contract, and kept by its version. */
export function keepable<Reply extends { version: number }>(
  path: string,
  canonical: string,
  reply: z.ZodType<Reply>,
  read: (database: Database) => Promise<Reply>,
): KeepablePlan {
  return {
    kind: 'keepable',
    key: keyOf(path, canonical),
    make: async (rooms) => {
      const value = await read(await rooms.database());
      return { answer: jsonAnswer(writeReply(reply, value)), version: value.version };
    },
  };
}

/** A plan whose reply is ready JSON in UTF-8 with its version; `check` refuses what is out of shape. */
export function keepableJson<Reply extends { json: Uint8Array; version: number }>(
  path: string,
  canonical: string,
  check: (reply: Reply) => void,
  read: (database: Database) => Promise<Reply>,
): KeepablePlan {
  return {
    kind: 'keepable',
    key: keyOf(path, canonical),
    make: async (rooms) => {
      const reply = await read(await rooms.database());
      check(reply);
      const { json, version } = reply;
      return { answer: jsonAnswer(json, versionEtag(version, json)), version };
    },
  };
}
