import type { z } from 'zod';
import type { Needs, Who } from '@/lib/auth/who';
import type { Database } from '@/lib/db/database';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import type { PathParams, Rooms } from './api-route';

/** What a row of the desk is given once it was judged: who asks (null where anyone may) and what. */
export interface DeskCall<Body> {
  who: Who | null;
  params: PathParams;
  body: Body;
  request: AnswerRequest;
  database: Database;
  rooms: Rooms;
}

/** A row as it is written: its body typed by its schema. */
export interface DeskRow<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for a variable part. */
  path: string;
  id: string;
  summary: string;
  /** Who may: judged before anything is read or done. There is no row without it. */
  needs: Needs;
  /** Whether a plain form of our own pages may send it, too: for visitors, who prove nothing. */
  takesForm?: boolean;
  /** The body's contract; for a GET, of its query. */
  takes: Schema;
  act: (call: DeskCall<z.infer<Schema>>) => Promise<Answer>;
}

/** A row of the desk's half of the table. */
export interface DeskRoute extends Omit<DeskRow<z.ZodType>, 'act'> {
  act: (call: DeskCall<unknown>) => Promise<Answer>;
}

/** Writes a row of the desk; its body is parsed by `takes` before `act` sees it. */
export function deskRow<Schema extends z.ZodType>(row: DeskRow<Schema>): DeskRoute {
  // `act` is only called with what its own schema gave.
  return { ...row, act: (call) => row.act(call as DeskCall<z.infer<Schema>>) };
}
