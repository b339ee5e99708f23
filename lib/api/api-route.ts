import type { z } from 'zod';
import type { Database } from '@/lib/db/database';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import type { KeptAnswers, Made } from '@/lib/http/kept-answers.server';
import type { ProblemCode } from '@/lib/http/problem';
import type { MediaReader } from '@/lib/media/media-store';

/** What the handlers reach for, each once in a process and opened when asked. */
export interface Rooms {
  database: () => Database | Promise<Database>;
  media: () => MediaReader;
  kept: () => KeptAnswers;
}

/** The variable parts of a path by name, decoded. */
export type PathParams = Readonly<Record<string, string>>;

/** One parameter as the description of the API shows it. */
export interface ParameterContract {
  description: string;
  schema: z.ZodType;
  example?: string | undefined;
}

/** What a route takes and gives. */
export interface RouteContract {
  path: Readonly<Record<string, ParameterContract>>;
  /** Every query parameter it knows; none at all means that any is refused. */
  query: Readonly<Record<string, ParameterContract>>;
  /** The reply of a 200, or the media type of one that is not JSON. */
  reply: z.ZodType | string;
  errors: readonly ProblemCode[];
}

/** A request that was read without fault: one key has one answer at one catalogue version. */
export interface KeepablePlan {
  kind: 'keepable';
  /** Canonical path and query. */
  key: string;
  make: (rooms: Rooms) => Promise<Made>;
}

/** A request whose answer is never kept: files, health. */
export interface PassingPlan {
  kind: 'passing';
  make: (rooms: Rooms) => Promise<Answer>;
}

/** One row of the table: where it stands, what it promises, and how a request is read. */
export interface ApiRoute {
  method: 'GET';
  /** With `{name}` for a variable part, as OpenAPI writes it. */
  path: string;
  /** The operation's name in the description. */
  id: string;
  summary: string;
  contract: RouteContract;
  /** Reads a request, strictly; what does not fit is thrown as a Problem. */
  handler: (request: AnswerRequest, params: PathParams) => KeepablePlan | PassingPlan;
}
