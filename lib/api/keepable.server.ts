import 'server-only';
import type { z } from 'zod';
import type { Database } from '@/lib/db/database';
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

/** A plan whose reply is ready JSON in UTF-8; `check` reads its version and refuses what is out of shape. */
export function keepableJson(
  path: string,
  canonical: string,
  check: (json: Uint8Array) => number,
  read: (database: Database) => Promise<Uint8Array>,
): KeepablePlan {
  return {
    kind: 'keepable',
    key: keyOf(path, canonical),
    make: async (rooms) => {
      const json = await read(await rooms.database());
      return { answer: jsonAnswer(json), version: check(json) };
    },
  };
}
